/** Items moved, turned and scaled: each gives new items, and what has to be said to the room of them. */

import { changed, hasText } from "./item_fields.js";
import { mirrored } from "./mirror.js";
import { keepShape } from "./shapes.js";
import { tidy } from "./stroke_points.js";
import { middleOf, turned as turnedPoint } from "./turning.js";

/** @import { Item, ItemChanges } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */

export { groupScale, resized } from "./resize.js";

const SMALLEST = 0.001; // factor

/** @param {Item} item @param {number} dx @param {number} dy @returns {Item} */
export function moved(item, dx, dy) {
  return changed(item, { id: item.id, x: item.x + dx, y: item.y + dy });
}

/** @param {Item} item @param {number} angle radians, clockwise @param {Point} about @returns {Item} */
export function turned(item, angle, about) {
  const middle = turnedPoint(middleOf(item), angle, about);
  return changed(item, { id: item.id, x: middle.x - item.w / 2, y: middle.y - item.h / 2, r: within(item.r + angle) });
}

/**
 * As part of a group that is stretched. A turned item cannot be stretched in one direction of the board without being sheared:
 * it grows by what the stretching means along its own sides.
 * @param {Item} item @param {number} sx @param {number} sy @param {Point} about @returns {Item}
 */
export function scaled(item, sx, sy, about) {
  const middle = middleOf(item);
  const [x, y] = [about.x + (middle.x - about.x) * sx, about.y + (middle.y - about.y) * sy];
  const [cos, sin] = [Math.cos(item.r), Math.sin(item.r)];
  const [across, down] = [Math.abs(sx), Math.abs(sy)].map((s) => Math.max(SMALLEST, s));
  let [fw, fh] = [Math.hypot(across * cos, down * sin), Math.hypot(across * sin, down * cos)];
  if (hasText(item.kind)) fw = fh = Math.sqrt(fw * fh);
  const [w, h] = [item.w * fw, item.h * fh];
  const size = hasText(item.kind) ? item.size * fw : item.size;
  const flipped = flip(item, sx < 0, sy < 0);
  return changed(flipped, { id: item.id, x: x - w / 2, y: y - h / 2, w, h, size });
}

/** What differs, rounded as it is stored. @param {Item} before @param {Item} after @returns {ItemChanges} */
export function changesOf(before, after) {
  const names = /** @type {(keyof ItemChanges)[]} */ (Object.keys(after)).filter(
    (name) => after[name] !== before[name],
  );
  const fields = names.filter((name) => name !== "id").map((name) => [name, stored(name, after[name])]);
  return { ...Object.fromEntries(fields), id: before.id };
}

/** Lines and pens may be turned over; all else only changes sides. @param {Item} item @param {boolean} across @param {boolean} down @returns {Item} */
function flip(item, across, down) {
  if (!across && !down) return item;
  const after = { ...item, ...mirrored(item, across, down), r: across === down ? item.r : -item.r };
  keepShape(item, after);
  return after;
}

/** Half turns left and right of upright. @param {number} angle */
function within(angle) {
  const round = 2 * Math.PI;
  return angle - round * Math.round(angle / round);
}

/** @param {string} name @param {unknown} value */
function stored(name, value) {
  if (typeof value !== "number" || name === "z" || name === "step") return value;
  return name === "r" ? Math.round(value * 1e5) / 1e5 : tidy(value);
}
