/**
 * The canvas with everything that is stored. It is put together from tiles: those at the present zoom; while they are missing, those
 * of the zoom before, and under them coarse ones of a wide surrounding, so that a fast pan or zoom never shows empty paper for long.
 */

import { grow } from "./boxes.js";
import { TILE, TileLayer } from "./tile_layer.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */
/** @import { TileSource } from "./tile_painting.js" */

const BUDGET = 8; // ms of painting in one frame
const STILL = 120; // ms without a change of zoom, until it is painted at the new one…
const STRETCH = 2; // …or at once, if tiles would be drawn so many times larger or smaller
const FARTHER = 6; // times smaller: the coarse tiles

export class StoredLayer {
  #canvas;
  #context;
  #camera;
  #source;
  #now;
  /** @type {TileLayer | null} */
  #before = null;
  /** @type {TileLayer | null} */
  #far = null;
  #zoom = 0;
  #zoomedAt = -Infinity;

  /** @param {HTMLCanvasElement} canvas @param {Camera} camera @param {TileSource} source */
  constructor(canvas, camera, source) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    this.#camera = camera;
    this.#source = source;
    this.#now = new TileLayer(1, source);
  }

  /** Pixels of the canvas per unit. */
  get #scale() {
    return this.#camera.zoom * this.#source.content.ratio();
  }

  /** Nothing is left to be painted for what is in sight. */
  get isSettled() {
    return this.#now.scale === this.#scale && this.#now.covers(this.#camera.view, true);
  }

  /** @param {Iterable<Box>} boxes in which something is another */
  invalidate(boxes) {
    for (const box of boxes) for (const layer of this.#layers) layer.invalidate(box);
  }

  invalidateAll() {
    for (const layer of this.#layers) layer.invalidateAll();
  }

  /** @param {Item} item that lies on top of all others @param {Box} box */
  paintOver(item, box) {
    for (const layer of this.#layers) layer.paintOver(item, box);
  }

  /** @param {number} time ms of performance.now() @returns {boolean} whether there is more to do */
  render(time) {
    const isMoving = this.#follow(time);
    const { view } = this.#camera;
    const isPainted = this.#paint(view, time + BUDGET);
    this.#draw(view);
    this.#tidy(view);
    return isMoving || !isPainted;
  }

  /** Takes tiles of another scale when the zoom has come to rest, or gone far. @param {number} time @returns {boolean} whether it is still moving */
  #follow(time) {
    const scale = this.#scale;
    if (this.#zoom !== this.#camera.zoom) this.#zoomedAt = this.#zoom ? time : -Infinity;
    this.#zoom = this.#camera.zoom;
    if (!this.#far) this.#followFar(scale);
    if (this.#now.scale === scale) return false;
    const stretch = Math.max(scale / this.#now.scale, this.#now.scale / scale);
    if (stretch < STRETCH && time - this.#zoomedAt < STILL) return true;
    // What is painted best of what is in sight serves until the new tiles are there.
    if (!this.#before || this.#now.covers(this.#camera.view)) {
      this.#before?.release();
      this.#before = this.#now;
    } else this.#now.release();
    this.#now = new TileLayer(scale, this.#source);
    this.#followFar(scale);
    return false;
  }

  /** @param {number} scale */
  #followFar(scale) {
    const far = 2 ** Math.floor(Math.log2(scale / FARTHER));
    if (this.#far?.scale === far) return;
    this.#far?.release();
    this.#far = new TileLayer(far, this.#source);
  }

  /** What is in sight first, then what may come into sight next. @param {Box} view @param {number} deadline */
  #paint(view, deadline) {
    if (this.#now.scale !== this.#scale) return true;
    const around = grow(view, TILE / this.#now.scale / 2);
    if (!this.#now.paint(view, deadline)) return false;
    this.#before?.release();
    this.#before = null;
    if (!this.#now.paint(around, deadline)) return false;
    return this.#far?.paint(grow(view, TILE / this.#far.scale / 4), deadline) ?? true;
  }

  /** @param {Box} view */
  #draw(view) {
    const [context, scale] = [this.#context, this.#scale];
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (!this.#now.covers(view)) {
      context.fillStyle = this.#source.content.palette().paper;
      context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
      this.#far?.draw(context, view, scale);
      this.#before?.draw(context, view, scale);
    }
    this.#now.draw(context, view, scale);
  }

  /** @param {Box} view */
  #tidy(view) {
    this.#now.tidy(grow(view, TILE / this.#now.scale));
    this.#far?.tidy(grow(view, TILE / this.#far.scale));
  }

  get #layers() {
    return [this.#now, this.#before, this.#far].filter((layer) => layer !== null);
  }
}
