/** The arrow: its head is where the hand is lifted. */

import { Segment } from "./segment.js";

/** @import { Bench } from "./tool.js" */

/** @param {Bench} bench */
export function arrow(bench) {
  return new Segment(bench, { name: "arrow", label: "Arrow", key: "A" });
}
