/** The line. */

import { Segment } from "./segment.js";

/** @import { Bench } from "./tool.js" */

/** @param {Bench} bench */
export function line(bench) {
  return new Segment(bench, { name: "line", label: "Line", key: "L" });
}
