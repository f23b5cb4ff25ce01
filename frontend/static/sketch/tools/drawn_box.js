/** The box that a hand draws from one corner to the other. */

/** @import { Point } from "../boxes.js" */

/** @typedef {{x: number, y: number, w: number, h: number}} DrawnBox board units, tidied to hundredths */

/**
 * @param {Point} from @param {Point} to
 * @param {{square?: boolean, fromMiddle?: boolean}} how
 * @returns {DrawnBox}
 */
export function drawnBox(from, to, { square = false, fromMiddle = false }) {
  let [dx, dy] = [to.x - from.x, to.y - from.y];
  if (square) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    [dx, dy] = [Math.sign(dx || 1) * side, Math.sign(dy || 1) * side];
  }
  const [w, h] = [Math.abs(dx), Math.abs(dy)];
  if (fromMiddle) return tidy({ x: from.x - w, y: from.y - h, w: 2 * w, h: 2 * h });
  return tidy({ x: Math.min(from.x, from.x + dx), y: Math.min(from.y, from.y + dy), w, h });
}

/** @param {DrawnBox} box @returns {DrawnBox} */
function tidy({ x, y, w, h }) {
  return { x: hundredths(x), y: hundredths(y), w: hundredths(w), h: hundredths(h) };
}

/** @param {number} value */
export function hundredths(value) {
  return Math.round(value * 100) / 100;
}
