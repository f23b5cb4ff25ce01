/** Draws text, in lines; from afar as grey bars, which cost less than type that nobody can read. */

import { tint } from "./palette.js";
import { shapeOf } from "./shapes.js";
import { fontOf, LINE, layoutText } from "./text_layout.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */
/** @import { Context, Look } from "./draw_item.js" */

const READABLE = 3.2; // pixels of type height
const BASELINE = 0.98; // heights of the type from the top of a line to its baseline, with LINE's leading around
const LETTER = 0.5; // heights of the type: a letter's width, about

/** @param {Context} context @param {Item} item @param {Look} look */
export function drawText(context, item, look) {
  drawLines(context, item, look, { width: item.w || Infinity, align: "left", at: () => ({ x: 0, y: 0 }) });
}

/**
 * @param {Context} context @param {Item} item @param {Look} look
 * @param {{width: number, align: "left" | "center", at: (lines: string[]) => Point}} where
 */
export function drawLines(context, item, look, { width, align, at }) {
  if (!item.text) return;
  const lines = linesOf(item, width);
  const { x, y } = at(lines);
  context.fillStyle = tint(look.palette, item.color, "stroke");
  const isReadable = item.size * look.zoom >= READABLE;
  if (!isReadable) context.globalAlpha *= 0.4;
  else context.font = fontOf(item.size);
  context.textAlign = align;
  lines.forEach((line, i) => {
    const top = y + i * LINE * item.size;
    if (isReadable) context.fillText(line.trimEnd(), x, top + BASELINE * item.size);
    else drawBar(context, item, line.length, { x, y: top, align, width });
  });
}

/** @param {Item} item @param {number} width @returns {string[]} */
export function linesOf(item, width) {
  const shape = shapeOf(item);
  shape.lines ??= layoutText(item.text, item.size, width);
  return shape.lines;
}

/** @param {Context} context @param {Item} item @param {number} letters @param {Point & {align: string, width: number}} where */
function drawBar(context, { size }, letters, { x, y, align, width }) {
  const long = Math.min(width, letters * LETTER * size);
  context.fillRect(align === "center" ? x - long / 2 : x, y + 0.35 * size, long, 0.6 * size);
}
