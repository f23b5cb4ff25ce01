/** What part of the board is in sight, and how large: the way between board units and pixels of the screen. */

import { Emitter } from "../realtime/emitter.js";
import { isEmpty, middle } from "./boxes.js";

/** @import { Box, Point } from "./boxes.js" */

/** Pixels of the stage that are covered on each side. @typedef {{top: number, right: number, bottom: number, left: number}} Insets */

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 20;
export const FARTHEST = 1e7; // units: the board ends nowhere, numbers do
const NO_INSETS = { top: 0, right: 0, bottom: 0, left: 0 };

/** @extends {Emitter<{change: void}>} */
export class Camera extends Emitter {
  /** The board's point in the top left corner of the stage. */
  x = 0;
  y = 0;
  /** Pixels per unit. */
  zoom = 1;
  /** Of the stage, in pixels. */
  width = 0;
  height = 0;

  /** The part of the board in sight. @returns {Box} */
  get view() {
    return {
      left: this.x,
      top: this.y,
      right: this.x + this.width / this.zoom,
      bottom: this.y + this.height / this.zoom,
    };
  }

  /** @returns {Point} */
  get centre() {
    return middle(this.view);
  }

  /** @param {Point} point of the screen @returns {Point} of the board */
  toBoard({ x, y }) {
    return { x: this.x + x / this.zoom, y: this.y + y / this.zoom };
  }

  /** @param {Point} point of the board @returns {Point} of the screen */
  toScreen({ x, y }) {
    return { x: (x - this.x) * this.zoom, y: (y - this.y) * this.zoom };
  }

  /** From now on drawn in units. @param {Pick<CanvasRenderingContext2D, "scale" | "translate">} context that draws in pixels of the screen */
  apply(context) {
    context.scale(this.zoom, this.zoom);
    context.translate(-this.x, -this.y);
  }

  /** As if the board were drawn by so many pixels. @param {number} dx @param {number} dy */
  panBy(dx, dy) {
    this.#set(this.x - dx / this.zoom, this.y - dy / this.zoom, this.zoom);
  }

  /** What lies under `point` stays there. @param {number} zoom @param {Point} [point] of the screen, its middle if left out */
  zoomAt(zoom, point = { x: this.width / 2, y: this.height / 2 }) {
    const fixed = this.toBoard(point);
    const within = limited(zoom);
    this.#set(fixed.x - point.x / within, fixed.y - point.y / within, within);
  }

  /** @param {number} factor @param {Point} [point] of the screen */
  zoomBy(factor, point) {
    this.zoomAt(this.zoom * factor, point);
  }

  /** @param {Point} point of the board, that comes into the middle @param {number} [zoom] */
  centreOn({ x, y }, zoom = this.zoom) {
    const within = limited(zoom);
    this.#set(x - this.width / 2 / within, y - this.height / 2 / within, within);
  }

  /** Shows the whole box. @param {Box} box @param {{insets?: Insets, maxZoom?: number}} [options] */
  fit(box, options) {
    const { x, y, zoom } = this.fitting(box, options);
    this.centreOn({ x, y }, zoom);
  }

  /** Where to look to see the whole box: the middle, and how large. @param {Box} box @param {{insets?: Insets, maxZoom?: number}} [options] */
  fitting(box, { insets = NO_INSETS, maxZoom = 1 } = {}) {
    if (isEmpty(box)) return { ...this.centre, zoom: this.zoom };
    const across = Math.max(1, this.width - insets.left - insets.right);
    const down = Math.max(1, this.height - insets.top - insets.bottom);
    const zoom = limited(Math.min(maxZoom, across / (box.right - box.left || 1), down / (box.bottom - box.top || 1)));
    const { x, y } = middle(box);
    return { x: x + (insets.right - insets.left) / 2 / zoom, y: y + (insets.bottom - insets.top) / 2 / zoom, zoom };
  }

  /** The stage has another size; its middle stays where it is, once there is one. @param {number} width @param {number} height */
  resize(width, height) {
    if (width === this.width && height === this.height) return;
    const [dx, dy] = this.width ? [(width - this.width) / 2, (height - this.height) / 2] : [0, 0];
    this.width = width;
    this.height = height;
    this.#set(this.x - dx / this.zoom, this.y - dy / this.zoom, this.zoom, true);
  }

  /** @param {number} x @param {number} y @param {number} zoom @param {boolean} [always] */
  #set(x, y, zoom, always = false) {
    const [left, top] = [x, y].map((value) => Math.min(FARTHEST, Math.max(-FARTHEST, value)));
    if (!always && left === this.x && top === this.y && zoom === this.zoom) return;
    this.x = left;
    this.y = top;
    this.zoom = zoom;
    this.emit("change", undefined);
  }
}

/** @param {number} zoom */
function limited(zoom) {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}
