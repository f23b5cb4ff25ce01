/** Draws an uploaded picture, or a quiet frame in its place until it is there. */

/** @import { Item } from "../../types.d.ts" */
/** @import { Context, Look } from "./draw_item.js" */

const ROUNDED = 4; // units

/** @param {Context} context @param {Item} item @param {Look} look */
export function drawPicture(context, item, look) {
  const source = look.pictures?.get(item.image, Math.max(item.w, item.h) * look.zoom);
  if (source) {
    context.imageSmoothingQuality = "high";
    context.drawImage(source, 0, 0, item.w, item.h);
  } else drawPlaceholder(context, item, look);
}

/** A frame with hills and a sun: the sign for a picture everywhere. @param {Context} context @param {Item} item @param {Look} look */
function drawPlaceholder(context, { w, h }, { palette, zoom }) {
  const unit = Math.min(w, h) / 8;
  context.fillStyle = palette.grid;
  context.beginPath();
  context.roundRect(0, 0, w, h, Math.min(ROUNDED, unit));
  context.fill();
  context.strokeStyle = context.fillStyle = palette.gridStrong;
  context.lineWidth = 1 / zoom;
  context.stroke();
  const [x, y] = [w / 2, h / 2];
  context.beginPath();
  context.arc(x - unit, y - unit, unit / 2, 0, 2 * Math.PI);
  context.moveTo(x - 2 * unit, y + 1.5 * unit);
  context.lineTo(x - unit / 2, y);
  context.lineTo(x + unit / 4, y + unit * 0.75);
  context.lineTo(x + unit, y - unit / 4);
  context.lineTo(x + 2 * unit, y + 1.5 * unit);
  context.closePath();
  context.fill();
}
