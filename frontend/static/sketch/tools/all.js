/** All tools, in the order of the rail. */

import { arrow } from "./arrow.js";
import { ellipse } from "./ellipse.js";
import { Eraser } from "./eraser.js";
import { hand } from "./hand.js";
import { highlighter } from "./highlighter.js";
import { image } from "./image.js";
import { laser } from "./laser.js";
import { line } from "./line.js";
import { note } from "./note.js";
import { pen } from "./pen.js";
import { rectangle } from "./rectangle.js";
import { Select } from "./select.js";
import { text } from "./text.js";

/** @import { Lasers } from "../lasers.js" */
/** @import { Bench, Tool } from "./tool.js" */

/** @param {Bench} bench @param {Lasers} lasers @returns {Tool[]} */
export function allTools(bench, lasers) {
  const select = new Select(bench, { name: "select", label: "Select", key: "V" });
  const lasso = new Select(bench, { name: "lasso", label: "Lasso", key: "Q" });
  const strokes = [pen(bench), highlighter(bench), new Eraser(bench)];
  const shapes = [line(bench), arrow(bench), rectangle(bench), ellipse(bench)];
  const words = [text(bench), note(bench), image(bench)];
  return [select, lasso, hand(), ...strokes, ...shapes, ...words, laser(lasers)];
}
