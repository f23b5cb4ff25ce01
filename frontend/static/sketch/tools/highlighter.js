/** The highlighter: broad, and what lies below shines through. */

import { Freehand } from "./freehand.js";

/** @import { Bench } from "./tool.js" */

/** @param {Bench} bench */
export function highlighter(bench) {
  return new Freehand(bench, { name: "highlighter", label: "Highlighter", key: "H" });
}
