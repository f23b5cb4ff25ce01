/** Draws what goes along points: pen, highlighter, line and arrow. */

import { arrowHead } from "./arrow_head.js";
import { outline } from "./outline.js";
import { tint } from "./palette.js";
import { areaOf, lineOf } from "./paths.js";
import { shapeOf } from "./shapes.js";
import { simplify } from "./simplify.js";
import { curveOf } from "./stroke_curve.js";
import { strokeOf } from "./stroke_points.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Context, Look } from "./draw_item.js" */

const THIN = 1.7; // pixels: a thinner line shows no pressure
const FINEST = 0.6; // pixels: a thinner line would fade away

/** @param {Context} context @param {Item} item @param {Look} look */
export function drawStroke(context, item, look) {
  if (item.kind === "highlighter") drawHighlighter(context, item, look);
  else if (item.kind === "pen" && !item.dash) drawPen(context, item, look);
  else drawLine(context, item, look);
}

/** @param {Context} context @param {Item} item @param {Look} look */
function drawPen(context, item, { palette, zoom }) {
  const color = tint(palette, item.color, "stroke");
  if (item.size * zoom >= THIN) {
    context.fillStyle = color;
    context.fill(outlineOf(item));
    return;
  }
  context.strokeStyle = color;
  context.lineWidth = Math.max(item.size, FINEST / zoom);
  context.lineCap = context.lineJoin = "round";
  context.stroke(centreOf(item, zoom));
}

/** @param {Context} context @param {Item} item @param {Look} look */
function drawHighlighter(context, item, { palette, blend }) {
  context.strokeStyle = tint(palette, item.color, "marker");
  context.lineWidth = item.size;
  context.lineCap = context.lineJoin = "round";
  if (blend) context.globalCompositeOperation = palette.blend;
  else context.globalAlpha *= 0.6;
  context.stroke(centreOf(item, 1));
  context.globalCompositeOperation = "source-over";
}

/** @param {Context} context @param {Item} item @param {Look} look */
function drawLine(context, item, { palette, zoom }) {
  context.strokeStyle = tint(palette, item.color, "stroke");
  context.lineWidth = Math.max(item.size, FINEST / zoom);
  context.lineCap = context.lineJoin = "round";
  context.setLineDash(dashes(item));
  context.stroke(centreOf(item, zoom));
  context.setLineDash([]);
  if (item.kind === "arrow") drawHead(context, item);
}

/** @param {Context} context @param {Item} item */
function drawHead(context, item) {
  const { flat } = strokeOf(item);
  const end = flat.length;
  if (end < 6) return;
  const [from, to] = [
    { x: flat[end - 6], y: flat[end - 5] },
    { x: flat[end - 3], y: flat[end - 2] },
  ];
  const [one, tip, other] = arrowHead(from, to, item.size);
  context.beginPath();
  context.moveTo(one.x, one.y);
  context.lineTo(tip.x, tip.y);
  context.lineTo(other.x, other.y);
  context.stroke();
}

/** Lengths of ink and gap. @param {Pick<Item, "dash" | "size">} item @returns {number[]} */
export function dashes({ dash, size }) {
  if (dash === "dashed") return [size * 2 + 4, size * 2 + 4];
  if (dash === "dotted") return [0.01, size * 2 + 1];
  return [];
}

/** @param {Item} item */
function outlineOf(item) {
  const shape = shapeOf(item);
  shape.outline ??= areaOf(outline(curveOf(item), item.size));
  return shape.outline;
}

const FAR = 0.5; // pixels per unit: below, a coarser line will do
const COARSE = 1.2; // units that it may differ

/** The bare line; seen from afar a coarser one. @param {Item} item @param {number} zoom */
function centreOf(item, zoom) {
  const shape = shapeOf(item);
  if (zoom < FAR) {
    shape.coarse ??= lineOf(simplify(strokeOf(item).flat, COARSE));
    return shape.coarse;
  }
  shape.centre ??= lineOf(curveOf(item));
  return shape.centre;
}
