/** Lines and arrows: two ends, as points of the board. */

import { MIDDLING, stepAt, strokeFields, strokeOf } from "./stroke_points.js";
import { fromLocal } from "./turning.js";

/** @import { GivenItem, Item, ItemChanges } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */

const SNAP = Math.PI / 12; // 15°
const EXACT = 8; // zoom: the ends of a line are placed more exactly than the points of a stroke

/**
 * @param {Omit<GivenItem, "x" | "y" | "kind"> & {kind: "line" | "arrow", from: Point, to: Point}} fields @returns {GivenItem}
 */
export function lineItem({ from, to, ...fields }) {
  return { ...fields, ...between(from, to) };
}

/** @param {Item} item @returns {[Point, Point]} where it begins and ends, turned as it is */
export function endsOf(item) {
  const { flat } = strokeOf(item);
  const end = Math.max(0, flat.length - 3);
  const at = (/** @type {number} */ i) =>
    fromLocal(item, { x: item.x + (flat[i] ?? 0), y: item.y + (flat[i + 1] ?? 0) });
  return [at(0), at(end)];
}

/** One of its ends was moved. @param {Item} item @param {Point} from @param {Point} to @returns {ItemChanges} */
export function withEnds(item, from, to) {
  return { id: item.id, ...between(from, to), r: 0 };
}

/** To a multiple of 15°, as long as it was. @param {Point} from @param {Point} to @returns {Point} */
export function snapAngle(from, to) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / SNAP) * SNAP;
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) };
}

/** @param {Point} from @param {Point} to */
function between(from, to) {
  const flat = [from.x, from.y, MIDDLING, to.x, to.y, MIDDLING];
  return strokeFields(flat, { step: stepAt(EXACT), isPressed: false });
}
