/** Paints a tile, a few items at a time, so that a full one does not hold up the frame. */

import { grow } from "./boxes.js";
import { drawItem } from "./draw_item.js";
import { drawGrid } from "./grid.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box } from "./boxes.js" */
/** @import { Palette } from "./palette.js" */
/** @import { Pictures } from "./pictures.js" */

const AT_A_TIME = 8; // items between two looks at the clock
const POOL = 24; // canvases kept for reuse

/** What is on the board. @typedef {{itemsIn: (box: Box) => Item[], palette: () => Palette, pictures: Pictures | undefined, hasGrid: () => boolean, ratio: () => number}} Content */

/** Where tiles get from what is painted on them, and their canvases. */
export class TileSource {
  /** @type {HTMLCanvasElement[]} */
  #pool = [];

  /** @param {Content} content */
  constructor(content) {
    this.content = content;
  }

  /** @param {number} side pixels */
  canvas(side) {
    const canvas = this.#pool.pop() ?? document.createElement("canvas");
    if (canvas.width !== side) Object.assign(canvas, { width: side, height: side });
    return canvas;
  }

  /** @param {HTMLCanvasElement} canvas */
  giveBack(canvas) {
    if (this.#pool.length < POOL) this.#pool.push(canvas);
  }

  /** On top of what is there. @param {HTMLCanvasElement} canvas @param {Item} item @param {Box} box of the tile @param {number} scale */
  paintOne(canvas, item, box, scale) {
    drawItem(towards(canvas, box, scale), item, this.look(scale));
  }

  /** @param {number} scale */
  look(scale) {
    const { palette, pictures } = this.content;
    return { palette: palette(), pictures, zoom: scale, blend: true };
  }
}

/** @param {HTMLCanvasElement} canvas @param {Box} box @param {number} scale @param {TileSource} source */
export function* paintTile(canvas, box, scale, source) {
  const { content } = source;
  const look = source.look(scale);
  const context = contextOf(canvas);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = look.palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (content.hasGrid()) drawGrid(context, { box, scale, ratio: content.ratio(), palette: look.palette });
  yield;
  const items = content.itemsIn(grow(box, 1 / scale));
  towards(canvas, box, scale);
  for (let i = 0; i < items.length; i += 1) {
    drawItem(context, items[i], look);
    if (i % AT_A_TIME === AT_A_TIME - 1) yield;
  }
}

/** @param {HTMLCanvasElement} canvas @param {Box} box @param {number} scale */
function towards(canvas, box, scale) {
  const context = contextOf(canvas);
  context.setTransform(scale, 0, 0, scale, -box.left * scale, -box.top * scale);
  return context;
}

/** Opaque: what is copied without mixing is copied faster. @param {HTMLCanvasElement} canvas */
function contextOf(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
}
