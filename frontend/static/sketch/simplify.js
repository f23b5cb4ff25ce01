/**
 * Fewer points for the same line: Ramer, Douglas and Peucker's way, without recursion. What is left out lies within the tolerance
 * of the line that remains (measured to the piece of line, not to its endless extension), and so does its pressure.
 *
 * A stroke is simplified by 0.2 px of the screen on which it was drawn; rounding to steps of about a quarter pixel (0.18 to 0.35 px)
 * adds at most 0.25: together less than half a pixel.
 */

const STRETCH = 1000; // points looked at together: a scribble of 20,000 would else take the square of that
export const TOLERANCE = 0.2; // pixels of the screen, at the zoom of drawing

/**
 * @param {ArrayLike<number>} flat x, y, pressure of each point
 * @param {number} tolerance in units
 * @param {number} [weight] units that a whole pressure counts for: how much thicker the line gets by it
 * @returns {number[]} as `flat`
 */
export function simplify(flat, tolerance, weight = 0) {
  const count = flat.length / 3;
  if (count < 3) return Array.from(flat);
  const keep = new Uint8Array(count);
  keep[0] = keep[count - 1] = 1;
  /** @type {[number, number][]} */
  const spans = [];
  for (let from = 0; from < count - 1; from += STRETCH) spans.push([from, Math.min(count - 1, from + STRETCH)]);
  for (const [from] of spans) keep[from] = 1;
  const most = tolerance * tolerance;
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const { index, square } = farthest(flat, from, to, weight);
    if (square <= most) continue;
    keep[index] = 1;
    spans.push([from, index], [index, to]);
  }
  return kept(flat, keep);
}

/** The point between two others that lies farthest from the piece of line between them. @param {ArrayLike<number>} flat @param {number} from @param {number} to @param {number} weight */
function farthest(flat, from, to, weight) {
  const [ax, ay, ap] = [flat[3 * from], flat[3 * from + 1], flat[3 * from + 2] * weight];
  const [dx, dy, dp] = [flat[3 * to] - ax, flat[3 * to + 1] - ay, flat[3 * to + 2] * weight - ap];
  const length = dx * dx + dy * dy + dp * dp;
  let [index, square] = [from, 0];
  for (let i = from + 1; i < to; i += 1) {
    const [px, py, pp] = [flat[3 * i] - ax, flat[3 * i + 1] - ay, flat[3 * i + 2] * weight - ap];
    const part = length ? Math.min(1, Math.max(0, (px * dx + py * dy + pp * dp) / length)) : 0;
    const [ex, ey, ep] = [px - part * dx, py - part * dy, pp - part * dp];
    const distance = ex * ex + ey * ey + ep * ep;
    if (distance > square) [index, square] = [i, distance];
  }
  return { index, square };
}

/** @param {ArrayLike<number>} flat @param {Uint8Array} keep */
function kept(flat, keep) {
  const points = [];
  for (let i = 0; i < keep.length; i += 1) {
    if (keep[i]) points.push(flat[3 * i], flat[3 * i + 1], flat[3 * i + 2]);
  }
  return points;
}
