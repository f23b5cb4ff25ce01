/**
 * Which items may lie in a box: a grid of cells, each with the items that reach into it. What is larger than a few cells stands
 * in a coarser grid, so that neither a dot nor a picture as large as the board is entered in many places.
 */

import { intersects } from "./boxes.js";

/** @import { Box } from "./boxes.js" */

const FINEST = 128; // units a cell of the finest grid is wide
const COARSER = 4; // from one grid to the next
const SPAN = 2; // cells that an item may reach over, across or down, beyond the one where it begins

/** A place in the grids, as a string: "level:column:row". @typedef {string} Cell */

export class SpatialIndex {
  /** @type {Map<string, {box: Box, cells: Cell[]}>} */
  #entries = new Map();
  /** @type {Map<Cell, Set<string>>} */
  #cells = new Map();
  /** How many items each level has. @type {Map<number, number>} */
  #levels = new Map();

  /** Puts it in, or moves it. @param {string} id @param {Box} box */
  put(id, box) {
    this.remove(id);
    const level = levelOf(box);
    const cells = [...cellsOf(box, level)];
    for (const cell of cells) {
      const ids = this.#cells.get(cell);
      if (ids) ids.add(id);
      else this.#cells.set(cell, new Set([id]));
    }
    this.#levels.set(level, (this.#levels.get(level) ?? 0) + 1);
    this.#entries.set(id, { box, cells });
  }

  /** @param {string} id @returns {Box | undefined} where it was */
  remove(id) {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    this.#entries.delete(id);
    for (const cell of entry.cells) {
      const ids = this.#cells.get(cell);
      ids?.delete(id);
      if (ids?.size === 0) this.#cells.delete(cell);
    }
    const level = levelOf(entry.box);
    const left = (this.#levels.get(level) ?? 1) - 1;
    if (left) this.#levels.set(level, left);
    else this.#levels.delete(level);
    return entry.box;
  }

  /** The ids of all whose boxes touch this one, in no order. @param {Box} box @returns {Set<string>} */
  query(box) {
    const found = new Set();
    for (const level of this.#levels.keys()) {
      if (cellCount(box, level) > this.#entries.size) return this.#scan(box);
      for (const cell of cellsOf(box, level)) {
        for (const id of this.#cells.get(cell) ?? []) {
          const entry = this.#entries.get(id);
          if (entry && intersects(entry.box, box)) found.add(id);
        }
      }
    }
    return found;
  }

  /** @param {string} id @returns {Box | undefined} */
  boxOf(id) {
    return this.#entries.get(id)?.box;
  }

  /** All boxes. */
  *boxes() {
    for (const { box } of this.#entries.values()) yield box;
  }

  get size() {
    return this.#entries.size;
  }

  /** Cheaper than the cells if one looks at the whole board. @param {Box} box */
  #scan(box) {
    const found = new Set();
    for (const [id, entry] of this.#entries) if (intersects(entry.box, box)) found.add(id);
    return found;
  }
}

/** @param {Box} box */
function levelOf({ left, right, top, bottom }) {
  const extent = Math.max(right - left, bottom - top) / (FINEST * SPAN);
  return extent <= 1 ? 0 : Math.ceil(Math.log(extent) / Math.log(COARSER));
}

/** @param {Box} box @param {number} level */
function range(box, level) {
  const width = FINEST * COARSER ** level;
  return [box.left, box.right, box.top, box.bottom].map((value) => Math.floor(value / width));
}

/** @param {Box} box @param {number} level */
function cellCount(box, level) {
  const [left, right, top, bottom] = range(box, level);
  return (right - left + 1) * (bottom - top + 1);
}

/** @param {Box} box @param {number} level @returns {Generator<Cell>} */
function* cellsOf(box, level) {
  const [left, right, top, bottom] = range(box, level);
  for (let column = left; column <= right; column += 1) {
    for (let row = top; row <= bottom; row += 1) yield `${level}:${column}:${row}`;
  }
}
