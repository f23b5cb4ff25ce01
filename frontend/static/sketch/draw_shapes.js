/** Draws rectangles, ellipses and sticky notes. */

import { dashes } from "./draw_stroke.js";
import { drawLines } from "./draw_text.js";
import { NOTE_COLOR, tint } from "./palette.js";
import { LINE, NOTE_PADDING } from "./text_layout.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Context, Look } from "./draw_item.js" */

const FINEST = 0.6; // pixels
const ROUNDED = 10; // units, of a rectangle's corners at most
const NOTE_ROUNDED = 4; // units

/** How round the corners of a rectangle are. @param {Pick<Item, "w" | "h">} item */
export function cornerRadius({ w, h }) {
  return Math.min(ROUNDED, w / 6, h / 6);
}

/** @param {Context} context @param {Item} item @param {Look} look */
export function drawRectangle(context, item, look) {
  context.beginPath();
  context.roundRect(0, 0, item.w, item.h, cornerRadius(item));
  paint(context, item, look);
}

/** @param {Context} context @param {Item} item @param {Look} look */
export function drawEllipse(context, item, look) {
  context.beginPath();
  context.ellipse(item.w / 2, item.h / 2, item.w / 2, item.h / 2, 0, 0, 2 * Math.PI);
  paint(context, item, look);
}

/** @param {Context} context @param {Item} item @param {Look} look */
function paint(context, item, { palette, zoom }) {
  if (item.fill) {
    context.fillStyle = tint(palette, item.fill, "fill");
    context.fill();
  }
  context.strokeStyle = tint(palette, item.color, "stroke");
  context.lineWidth = Math.max(item.size, FINEST / zoom);
  context.lineCap = context.lineJoin = "round";
  context.setLineDash(dashes(item));
  context.stroke();
  context.setLineDash([]);
}

const SHADED = 0.4; // pixels per unit: below, nobody sees a shadow

/** @param {Context} context @param {Item} item @param {Look} look */
export function drawNote(context, item, look) {
  const { palette, zoom } = look;
  const { w, h } = item;
  if (zoom > SHADED) {
    context.fillStyle = palette.dark ? "#00000059" : "#3d2f1f26";
    context.beginPath();
    context.roundRect(1, 3, w - 1, h, NOTE_ROUNDED);
    context.fill();
  }
  context.fillStyle = tint(palette, item.fill || NOTE_COLOR, "note");
  context.beginPath();
  context.roundRect(0, 0, w, h, NOTE_ROUNDED);
  context.fill();
  const height = (/** @type {string[]} */ lines) => lines.length * LINE * item.size;
  context.clip(); // text that is too long for its note ends with it
  drawLines(context, item, look, {
    width: w - 2 * NOTE_PADDING,
    align: "center",
    at: (lines) => ({ x: w / 2, y: Math.max(NOTE_PADDING, (h - height(lines)) / 2) }),
  });
}
