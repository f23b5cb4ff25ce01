/** A board, or a part of it, as a PNG. */

import { boundsOf } from "./bounds.js";
import { grow, isEmpty, union } from "./boxes.js";
import { drawItem } from "./draw_item.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Palette } from "./palette.js" */
/** @import { Pictures } from "./pictures.js" */

const LARGEST = 8192; // pixels of a side: what every browser can make
const MOST = 40e6; // pixels
const MARGIN = 24; // units

/** @typedef {{palette: Palette, pictures?: Pictures | undefined, scale?: number, background?: boolean, margin?: number}} Options */

/** How large it gets; a smaller scale than asked for if no browser could do it. @param {readonly Item[]} items @param {{scale?: number, margin?: number}} [options] */
export function pngSize(items, { scale = 1, margin = MARGIN } = {}) {
  const all = union(items.map(boundsOf));
  const box = isEmpty(all) ? { left: 0, top: 0, right: 1, bottom: 1 } : grow(all, margin);
  const [w, h] = [box.right - box.left, box.bottom - box.top];
  const possible = Math.min(scale, LARGEST / w, LARGEST / h, Math.sqrt(MOST / (w * h)));
  const pixels = (/** @type {number} */ side) => Math.max(1, Math.round(side * possible));
  return { box, scale: possible, width: pixels(w), height: pixels(h) };
}

/** @param {readonly Item[]} items from the bottom up @param {Options} options @returns {Promise<Blob>} */
export function toPng(items, { palette, pictures, scale = 1, background = true, margin = MARGIN }) {
  const size = pngSize(items, { scale, margin });
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: size.width, height: size.height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  if (background) {
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, size.width, size.height);
  }
  context.scale(size.scale, size.scale);
  context.translate(-size.box.left, -size.box.top);
  for (const item of items) drawItem(context, item, { palette, pictures, zoom: size.scale, blend: background });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large."))), "image/png");
  });
}
