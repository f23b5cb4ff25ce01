/** Draws one item, on the screen as in an exported picture. */

import { boundsOf } from "./bounds.js";
import { drawPicture } from "./draw_picture.js";
import { drawEllipse, drawNote, drawRectangle } from "./draw_shapes.js";
import { drawStroke } from "./draw_stroke.js";
import { drawText } from "./draw_text.js";
import { tint } from "./palette.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Palette } from "./palette.js" */
/** @import { Pictures } from "./pictures.js" */

/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context */

/**
 * What drawing depends on besides the item; `zoom`: pixels of the canvas per unit, for leaving out what nobody could see.
 * `blend`: whether highlighters mix with what lies under them, for which the canvas must have paper.
 * @typedef {{palette: Palette, pictures?: Pictures | undefined, zoom: number, blend?: boolean}} Look
 */

const SPECK = 1.6; // pixels: what is smaller is but a speck of its colour

/** @type {Record<Item["kind"], (context: Context, item: Item, look: Look) => void>} */
const DRAW = {
  pen: drawStroke,
  highlighter: drawStroke,
  line: drawStroke,
  arrow: drawStroke,
  rectangle: drawRectangle,
  ellipse: drawEllipse,
  note: drawNote,
  text: drawText,
  image: drawPicture,
};

/** @param {Context} context in board units @param {Item} item @param {Look} look */
export function drawItem(context, item, look) {
  context.globalAlpha = item.opacity;
  if (Math.max(item.w, item.h) * look.zoom < SPECK && item.size * look.zoom < SPECK) drawSpeck(context, item, look);
  else drawTurned(context, item, look);
  context.globalAlpha = 1;
}

/** From here on in units from the item's corner, as if it were not turned. @param {Context} context @param {Item} item @param {Look} look */
function drawTurned(context, item, look) {
  const { x, y, w, h, r } = item;
  context.save();
  context.translate(x, y);
  if (r) {
    context.translate(w / 2, h / 2);
    context.rotate(r);
    context.translate(-w / 2, -h / 2);
  }
  DRAW[item.kind]?.(context, item, look);
  context.restore();
}

/** @param {Context} context @param {Item} item @param {Look} look */
function drawSpeck(context, item, { palette, zoom }) {
  const { left, top, right, bottom } = boundsOf(item);
  const [w, h] = [Math.max(right - left, 1 / zoom), Math.max(bottom - top, 1 / zoom)];
  context.fillStyle = tint(palette, item.fill || item.color, "stroke");
  context.fillRect(left, top, w, h);
}
