/**
 * The stored items at one zoom, painted onto square tiles that are kept: panning only shifts them, a change repaints only those
 * that it touches. A tile that is being painted anew shows what it was until it is ready.
 */

import { intersects } from "./boxes.js";
import { paintTile } from "./tile_painting.js";
import { tilesIn } from "./tile_places.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box } from "./boxes.js" */
/** @import { TileSource } from "./tile_painting.js" */

export const TILE = 512; // pixels of the canvas
const SPARE = 24; // tiles kept beyond those in sight

/**
 * @typedef {object} Tile
 * @property {number} i column
 * @property {number} j row
 * @property {Box} box in units
 * @property {HTMLCanvasElement | null} canvas null before it has been painted
 * @property {boolean} isStale to be painted (again)
 * @property {{canvas: HTMLCanvasElement, steps: Iterator<void>} | null} job
 */

export class TileLayer {
  /** @type {Map<string, Tile>} */
  #tiles = new Map();
  #source;

  /** @param {number} scale pixels of the canvas per unit @param {TileSource} source */
  constructor(scale, source) {
    this.scale = scale;
    this.#source = source;
  }

  /** Everything in the box has to be painted again. @param {Box} box */
  invalidate(box) {
    for (const tile of this.#tiles.values()) if (intersects(tile.box, box)) spoil(tile);
  }

  invalidateAll() {
    this.#tiles.forEach(spoil);
  }

  /** An item has come to lie on top of all others: it is simply painted over them. @param {Item} item @param {Box} box */
  paintOver(item, box) {
    for (const tile of this.#tiles.values()) {
      if (!intersects(tile.box, box)) continue;
      if (tile.canvas && !tile.isStale) this.#source.paintOne(tile.canvas, item, tile.box, this.scale);
      else spoil(tile);
    }
  }

  /** Whether all of the box is painted; `fresh`: as it is now. @param {Box} box @param {boolean} [fresh] */
  covers(box, fresh = false) {
    return tilesIn(box, TILE / this.scale).every(([i, j]) => {
      const tile = this.#tiles.get(`${i}:${j}`);
      return tile?.canvas && !(fresh && tile.isStale);
    });
  }

  /** Paints what is missing in the box, the middle first, until `deadline`; whether it came to an end. @param {Box} box @param {number} deadline ms of performance.now() */
  paint(box, deadline) {
    for (const [i, j] of tilesIn(box, TILE / this.scale)) {
      const tile = this.#tile(i, j);
      if (tile.isStale && !this.#paintOn(tile, deadline)) return false;
    }
    return true;
  }

  /** Draws the painted tiles in the box. @param {CanvasRenderingContext2D} context @param {Box} box @param {number} scale of the canvas, pixels per unit */
  draw(context, box, scale) {
    const step = (TILE * scale) / this.scale;
    const [left, top] = [box.left * scale, box.top * scale].map(Math.round);
    const edge = (/** @type {number} */ index, /** @type {number} */ start) => Math.round(index * step) - start;
    for (const [i, j] of tilesIn(box, TILE / this.scale)) {
      const canvas = this.#tiles.get(`${i}:${j}`)?.canvas;
      if (!canvas) continue;
      const [x, y] = [edge(i, left), edge(j, top)];
      if (scale === this.scale) context.drawImage(canvas, x, y);
      else context.drawImage(canvas, x, y, edge(i + 1, left) - x, edge(j + 1, top) - y);
    }
  }

  /** Lets go of tiles far from the box. @param {Box} box */
  tidy(box) {
    const near = new Set(tilesIn(box, TILE / this.scale).map(([i, j]) => `${i}:${j}`));
    let extra = this.#tiles.size - near.size - SPARE;
    for (const [key, tile] of this.#tiles) {
      if (extra <= 0) return;
      if (near.has(key)) continue;
      this.#tiles.delete(key);
      if (tile.canvas) this.#source.giveBack(tile.canvas);
      extra -= 1;
    }
  }

  release() {
    for (const { canvas, job } of this.#tiles.values()) {
      if (canvas) this.#source.giveBack(canvas);
      if (job) this.#source.giveBack(job.canvas);
    }
    this.#tiles.clear();
  }

  /** @param {Tile} tile @param {number} deadline @returns {boolean} whether it is ready */
  #paintOn(tile, deadline) {
    tile.job ??= this.#begin(tile);
    do {
      if (tile.job.steps.next().done) {
        if (tile.canvas) this.#source.giveBack(tile.canvas);
        Object.assign(tile, { canvas: tile.job.canvas, job: null, isStale: false });
        return true;
      }
    } while (performance.now() < deadline);
    return false;
  }

  /** @param {Tile} tile */
  #begin(tile) {
    const canvas = this.#source.canvas(TILE);
    return { canvas, steps: paintTile(canvas, tile.box, this.scale, this.#source) };
  }

  /** @param {number} i @param {number} j @returns {Tile} */
  #tile(i, j) {
    const key = `${i}:${j}`;
    const known = this.#tiles.get(key);
    if (known) return known;
    const [left, top, side] = [(i * TILE) / this.scale, (j * TILE) / this.scale, TILE / this.scale];
    const box = { left, top, right: left + side, bottom: top + side };
    /** @type {Tile} */
    const tile = { i, j, box, canvas: null, isStale: true, job: null };
    this.#tiles.set(key, tile);
    return tile;
  }
}

/** @param {Tile} tile */
function spoil(tile) {
  tile.isStale = true;
  tile.job = null;
}
