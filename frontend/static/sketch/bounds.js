/** How much of the board an item covers, ink included. */

import { arrowReach } from "./arrow_head.js";
import { boxOf, grow, union } from "./boxes.js";
import { isStroke } from "./item_fields.js";
import { THICKEST } from "./outline.js";
import { corners } from "./turning.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box } from "./boxes.js" */

export { corners, middleOf, toLocal } from "./turning.js";

/** @type {WeakMap<Item, Box>} */
const known = new WeakMap();

/** The upright box around an item, with the width of its line. @param {Item} item @returns {Box} */
export function boundsOf(item) {
  let bounds = known.get(item);
  if (!bounds) {
    bounds = grow(boxOf(item.r ? corners(item) : upright(item)), inkBeyond(item));
    known.set(item, bounds);
  }
  return bounds;
}

/** The upright box around the frames of items, without the width of their lines: what a selection shows. @param {Iterable<Item>} items @returns {Box} */
export function frameOf(items) {
  return union(Array.from(items, (item) => boxOf(corners(item))));
}

/** How far its line reaches over its box. @param {Item} item */
function inkBeyond(item) {
  if (item.kind === "pen") return (item.size / 2) * THICKEST + 1;
  if (item.kind === "arrow") return Math.max(item.size / 2, arrowReach(item)) + 1;
  if (isStroke(item.kind) || item.kind === "rectangle" || item.kind === "ellipse") return item.size / 2 + 1;
  if (item.kind === "text") return 1.3 * item.size; // another machine's font may take a line more
  return item.kind === "note" ? 6 : 1; // a note has a shadow
}

/** @param {Item} item */
function upright({ x, y, w, h }) {
  return [
    { x, y },
    { x: x + w, y: y + h },
  ];
}
