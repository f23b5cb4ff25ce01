/** Where at the window's edge an arrow stands for what lies beyond it. */

/** @typedef {{top: number, right: number, bottom: number, left: number}} Insets pixels that are covered, or too close to the edge */
/** @typedef {{x: number, y: number, angle: number}} EdgePoint the angle in degrees, 0 to the right */

/**
 * @param {{x: number, y: number}} point @param {{x: number, y: number}} size the window's @param {Insets} insets
 * @returns {EdgePoint | null} null while the point is in sight
 */
export function edgePoint(point, size, insets) {
  if (point.x >= 0 && point.y >= 0 && point.x <= size.x && point.y <= size.y) return null;
  const [left, right] = [insets.left, size.x - insets.right];
  const [top, bottom] = [insets.top, size.y - insets.bottom];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const [dx, dy] = [point.x - x, point.y - y];
  const part = Math.min((right - left) / 2 / Math.abs(dx || 1e-9), (bottom - top) / 2 / Math.abs(dy || 1e-9));
  return { x: x + dx * part, y: y + dy * part, angle: (Math.atan2(dy, dx) * 180) / Math.PI };
}

/** What the bar, the rail and an open sheet cover. @param {number} width the window's @param {number} bottom on a desk @returns {Insets} */
export function covered(width, bottom) {
  if (width <= 600) return { top: 92, right: 26, bottom: 100, left: 26 };
  return { top: 92, right: document.body.hasAttribute("data-sheet-open") ? 406 : 30, bottom, left: 94 };
}
