/** The rectangle. */

import { Shape } from "./shape.js";

/** @import { Bench } from "./tool.js" */

/** @param {Bench} bench */
export function rectangle(bench) {
  return new Shape(bench, { name: "rectangle", label: "Rectangle", key: "R" });
}
