/** The pen: as thick as the stylus is pressed; with a mouse, as it is moved. */

import { Freehand } from "./freehand.js";

/** @import { Bench } from "./tool.js" */

/** @param {Bench} bench */
export function pen(bench) {
  return new Freehand(bench, { name: "pen", label: "Pen", key: "D" });
}
