/** Scaling by a handle: one thing along its own sides, several together. Shift keeps the proportions, Alt the middle. */

import { corners, frameOf } from "../../bounds.js";
import { groupScale, resized, scaled } from "../../transform.js";
import { Reshaping } from "./reshaping.js";

/** @import { Item } from "../../../../types.d.ts" */
/** @import { Box, Point } from "../../boxes.js" */
/** @import { Corner } from "../../selection_frame.js" */
/** @import { Spot } from "../../spots.js" */
/** @import { Bench } from "../tool.js" */

export class Scale extends Reshaping {
  /** @param {Bench} bench @param {Corner} handle @param {Spot} start */
  constructor(bench, handle, start) {
    const grip = placeOf(handle, bench.selection.items);
    const [aside, above] = [grip.x - start.x, grip.y - start.y]; // the frame stands a little away from the things
    super(bench, (items, spot) => {
      const kinds = items.map(({ kind }) => kind);
      const how = { keepAspect: spot.shift !== keeps(kinds, handle), fromMiddle: spot.alt };
      const to = { x: spot.x + aside, y: spot.y + above };
      if (items.length === 1) return [resized(items[0], handle, to, how)];
      const { sx, sy, about } = groupScale(frameOf(items), handle, to, how);
      return items.map((item) => scaled(item, sx, sy, about));
    });
  }
}

/** Which corners a handle lies between, clockwise from the top left. @type {Record<Corner, [number, number]>} */
const BETWEEN = { nw: [0, 0], n: [0, 1], ne: [1, 1], e: [1, 2], se: [2, 2], s: [2, 3], sw: [3, 3], w: [3, 0] };

/** The point of the things that a handle stands for. @param {Corner} handle @param {Item[]} items @returns {Point} */
function placeOf(handle, items) {
  const all = items.length === 1 ? corners(items[0]) : cornersOf(frameOf(items));
  const [one, other] = BETWEEN[handle].map((i) => all[i]);
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** @param {Box} box @returns {Point[]} */
function cornersOf({ left, top, right, bottom }) {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** Pictures and words keep their proportions by themselves, at a corner. @param {string[]} kinds @param {Corner} handle */
function keeps(kinds, handle) {
  return handle.length === 2 && (kinds.length > 1 || kinds[0] === "image" || kinds[0] === "text");
}
