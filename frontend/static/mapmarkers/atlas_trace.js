/** Puts a line of the unit map into a canvas path: only what can be seen of it, and no two points on one pixel. */

/** @import { Line } from "./atlas_decode.js" */

/**
 * @typedef {{x: number, y: number, scale: number, width: number, height: number}} View
 *   the unit map's x and y at the canvas's top left corner, pixels per unit, and the canvas's size in pixels
 * @typedef {{moveTo: (x: number, y: number) => void, lineTo: (x: number, y: number) => void}} PathLike
 */

const EDGE = 16; // pixels beyond the canvas that still count as seen: the widest stroke
const NEAR = 0.7; // pixels

/**
 * Traces each copy of the line that the view touches: the world repeats to the left and right.
 * @param {PathLike} path @param {Line} line @param {View} view
 */
export function trace(path, line, view) {
  const [left, right] = [view.x - EDGE / view.scale, view.x + (view.width + EDGE) / view.scale];
  const [top, bottom] = [view.y - EDGE / view.scale, view.y + (view.height + EDGE) / view.scale];
  if (line.bottom < top || line.top > bottom) return;
  if (Math.max(line.right - line.left, line.bottom - line.top) * view.scale < NEAR) return;
  for (let copy = Math.ceil(left - line.right); copy + line.left <= right; copy += 1) {
    traceCopy(path, line.points, view, view.x - copy);
  }
}

/**
 * A point is left out when it, the last one drawn and the next one are all beyond the same edge of the view.
 * @param {PathLike} path @param {Float64Array} points @param {View} view @param {number} left
 */
function traceCopy(path, points, view, left) {
  const { y: top, scale } = view;
  const last = points.length - 2;
  let [drawnX, drawnY] = [(points[0] - left) * scale, (points[1] - top) * scale];
  let drawnSide = side(drawnX, drawnY, view);
  path.moveTo(drawnX, drawnY);
  let [nextX, nextY] = [(points[2] - left) * scale, (points[3] - top) * scale];
  for (let i = 2; i <= last; i += 2) {
    const [x, y] = [nextX, nextY];
    if (i < last) {
      [nextX, nextY] = [(points[i + 2] - left) * scale, (points[i + 3] - top) * scale];
      if (Math.abs(x - drawnX) < NEAR && Math.abs(y - drawnY) < NEAR) continue;
      if (drawnSide && side(x, y, view) & drawnSide & side(nextX, nextY, view)) continue;
    }
    path.lineTo(x, y);
    [drawnX, drawnY, drawnSide] = [x, y, side(x, y, view)];
  }
}

/** @param {number} x @param {number} y @param {View} view @returns {number} a bit per edge that the point is beyond */
function side(x, y, { width, height }) {
  return (x < -EDGE ? 1 : x > width + EDGE ? 2 : 0) | (y < -EDGE ? 4 : y > height + EDGE ? 8 : 0);
}
