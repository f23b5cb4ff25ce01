/** Which tiles cover a box. */

/** @import { Box } from "./boxes.js" */

/** Column and row of each, from the middle of the box outwards. @param {Box} box @param {number} side of a tile, units @returns {[number, number][]} */
export function tilesIn(box, side) {
  const [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom].map((edge) => Math.floor(edge / side));
  /** @type {[number, number][]} */
  const places = [];
  for (let i = left; i <= right; i += 1) for (let j = top; j <= bottom; j += 1) places.push([i, j]);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return places.sort(([a, b], [c, d]) => Math.hypot(a - x, b - y) - Math.hypot(c - x, d - y));
}
