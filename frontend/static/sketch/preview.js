/**
 * Items shown as they are about to be, in place of the stored ones: while somebody moves, scales or turns them. Many that only
 * move are drawn once, onto a sprite, and the sprite is shifted.
 */

import { boundsOf } from "./bounds.js";
import { grow, intersects, union } from "./boxes.js";
import { drawItem } from "./draw_item.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box } from "./boxes.js" */
/** @import { Frame } from "./live_layer.js" */
/** @import { Pictures } from "./pictures.js" */

const LINGER = 400; // ms that it stays at most when it is over
const MANY = 40; // items: more are drawn by a sprite
const LARGEST = 4096; // pixels of a sprite's side

/** @typedef {{items: readonly Item[], dx: number, dy: number}} Shown */

/** @type {Shown} */
const NOTHING_SHOWN = { items: [], dx: 0, dy: 0 };

export class Preview {
  #shown = NOTHING_SHOWN;
  #leavesAt = Infinity;
  /** @type {{items: readonly Item[], zoom: number, dark: boolean, box: Box, canvas: HTMLCanvasElement} | null} */
  #sprite = null;
  #pictures;
  #ratio;

  /** @param {Pictures | undefined} pictures @param {() => number} ratio pixels of a canvas per pixel of the screen */
  constructor(pictures, ratio) {
    this.#pictures = pictures;
    this.#ratio = ratio;
  }

  /** @param {readonly Item[]} items @param {{dx: number, dy: number}} by units */
  show(items, { dx, dy }) {
    this.#shown = { items, dx, dy };
    this.#leavesAt = Infinity;
    if (items !== this.#sprite?.items) this.#sprite = null;
  }

  /** It is over: it stays only until the stored things have been painted. @param {number} now ms */
  leave(now) {
    if (this.#leavesAt === Infinity) this.#leavesAt = now + LINGER;
  }

  /** @param {number} now ms @param {boolean} isSettled the stored things are painted @returns {boolean} whether it still stays though it is over */
  lingers(now, isSettled) {
    if (this.#leavesAt === Infinity || !this.#shown.items.length) return false;
    if (!isSettled && now < this.#leavesAt) return true;
    this.#shown = NOTHING_SHOWN;
    this.#sprite = null;
    return false;
  }

  /** @param {CanvasRenderingContext2D} context @param {Frame} frame */
  paint(context, frame) {
    const { items, dx, dy } = this.#shown;
    if (!items.length) return;
    frame.camera.apply(context);
    context.translate(dx, dy);
    const sprite = items.length > MANY ? this.#spriteFor(frame) : null;
    if (sprite) {
      const { left, top, right, bottom } = sprite.box;
      context.drawImage(sprite.canvas, left, top, right - left, bottom - top);
    } else this.#drawAll(context, frame);
  }

  /** @param {CanvasRenderingContext2D} context @param {Frame} frame */
  #drawAll(context, { palette, camera }) {
    const { items, dx, dy } = this.#shown;
    const { left, top, right, bottom } = camera.view;
    const view = { left: left - dx, top: top - dy, right: right - dx, bottom: bottom - dy };
    const look = { palette, pictures: this.#pictures, zoom: camera.zoom };
    for (const item of items) if (intersects(boundsOf(item), view)) drawItem(context, item, look);
  }

  /** null if it would be too large. @param {Frame} frame */
  #spriteFor({ palette, camera }) {
    const { items } = this.#shown;
    const known = this.#sprite;
    if (known?.zoom === camera.zoom && known.dark === palette.dark) return known;
    const scale = camera.zoom * this.#ratio();
    const box = grow(union(items.map(boundsOf)), 1);
    const [width, height] = [(box.right - box.left) * scale, (box.bottom - box.top) * scale].map(Math.ceil);
    if (width > LARGEST || height > LARGEST) return null;
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.setTransform(width / (box.right - box.left), 0, 0, height / (box.bottom - box.top), 0, 0);
    context.translate(-box.left, -box.top);
    for (const item of items) drawItem(context, item, { palette, pictures: this.#pictures, zoom: scale });
    this.#sprite = { items, zoom: camera.zoom, dark: palette.dark, box, canvas };
    return this.#sprite;
  }
}
