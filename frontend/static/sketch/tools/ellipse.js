/** The ellipse. */

import { Shape } from "./shape.js";

/** @import { Bench } from "./tool.js" */

/** @param {Bench} bench */
export function ellipse(bench) {
  return new Shape(bench, { name: "ellipse", label: "Ellipse", key: "O" });
}
