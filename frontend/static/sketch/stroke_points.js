/** The points of a stroke, decoded: in units from the item's x, y, at the size that the item has now. */

import { decode, encode } from "./polyline.js";
import { shapeOf } from "./shapes.js";

/** @import { Item } from "../../types.d.ts" */

/**
 * x, y and pressure (0 to 1) of each point, one after the other. `isPressed`: the pressure is a pen's own, not to be guessed.
 * `bulge`: how far, at most, simplifying has moved the line, in units.
 *
 * @typedef {{flat: Float64Array, isPressed: boolean, bulge: number}} Stroke
 */

const FULL = 255; // the pressure of a pen, as an integer
export const MIDDLING = 0.5; // the pressure of what knows none
const CUT_OFF = 1.3; // steps: how far simplifying moves a line
/** Steps: how far a fast hand's curve may leave the straight line between two places where the pointer was seen. */
export const RAW_BULGE = 24;

/** @type {Stroke} */
const NO_STROKE = { flat: new Float64Array(0), isPressed: false, bulge: 0 };

/** @param {Item} item @returns {Stroke} */
export function strokeOf(item) {
  const shape = shapeOf(item);
  shape.stroke ??= decoded(item);
  return shape.stroke;
}

/** So that a stroke in progress need not be encoded at each frame only to be drawn. @param {Item} item @param {Stroke} stroke */
export function rememberStroke(item, stroke) {
  shapeOf(item).stroke = stroke;
}

/** @param {Item} item @returns {Stroke} */
function decoded({ points, step, w, h }) {
  if (!points) return NO_STROKE;
  const read = readable(points);
  if (!read) return NO_STROKE;
  const { dims, integers } = read;
  const [across, down] = naturalSteps(integers, dims);
  const sx = across ? w / across : step;
  const sy = down ? h / down : step;
  const flat = new Float64Array((integers.length / dims) * 3);
  for (let i = 0, to = 0; i < integers.length; i += dims, to += 3) {
    flat[to] = integers[i] * sx;
    flat[to + 1] = integers[i + 1] * sy;
    flat[to + 2] = dims === 3 ? integers[i + 2] / FULL : MIDDLING;
  }
  return { flat, isPressed: dims === 3, bulge: CUT_OFF * Math.max(Math.abs(sx), Math.abs(sy)) };
}

/** Somebody's broken points must not keep the rest of the board from being drawn. @param {string} points */
function readable(points) {
  try {
    return decode(points);
  } catch {
    return null;
  }
}

/** @param {number[]} integers @param {number} dims @returns {[number, number]} how far the points reach, in steps */
function naturalSteps(integers, dims) {
  let [across, down] = [0, 0];
  for (let i = 0; i < integers.length; i += dims) {
    if (integers[i] > across) across = integers[i];
    if (integers[i + 1] > down) down = integers[i + 1];
  }
  return [across, down];
}

/**
 * The fields of an item along these points.
 * @param {ArrayLike<number>} flat x, y, pressure in board units @param {{step: number, isPressed: boolean}} how
 * @returns {Pick<Item, "x" | "y" | "w" | "h" | "points" | "step">}
 */
export function strokeFields(flat, { step, isPressed }) {
  let [left, top] = [Infinity, Infinity];
  for (let i = 0; i < flat.length; i += 3) {
    left = Math.min(left, flat[i]);
    top = Math.min(top, flat[i + 1]);
  }
  const dims = isPressed ? 3 : 2;
  const integers = inSteps(flat, { left, top, step, dims });
  const [across, down] = naturalSteps(integers, dims);
  return { x: tidy(left), y: tidy(top), w: across * step, h: down * step, points: encode(integers, dims), step };
}

/** @param {ArrayLike<number>} flat @param {{left: number, top: number, step: number, dims: 2 | 3}} grid */
export function inSteps(flat, { left, top, step, dims }) {
  const integers = [];
  for (let i = 0; i < flat.length; i += 3) {
    integers.push(Math.round((flat[i] - left) / step), Math.round((flat[i + 1] - top) / step));
    if (dims === 3) integers.push(Math.round(flat[i + 2] * FULL));
  }
  return integers;
}

/** A number of the board as it is stored: a thousandth of a unit is nothing anybody sees. @param {number} value */
export function tidy(value) {
  return Math.round(value * 1000) / 1000 || 0;
}

/** Units per step: about a quarter of a pixel at this zoom, as a power of two. @param {number} zoom */
export function stepAt(zoom) {
  return 2 ** Math.min(3, Math.max(-5, Math.round(Math.log2(0.25 / zoom))));
}
