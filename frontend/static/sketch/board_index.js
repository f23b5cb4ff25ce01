/** Finds items by where they are: the state's items in a spatial index, kept up to date. */

import { boundsOf } from "./bounds.js";
import { boxOf, grow, union } from "./boxes.js";
import { hits, insideLasso, touchesBox, touchesPath } from "./hit.js";
import { SpatialIndex } from "./spatial_index.js";
import { byHeight } from "./stacking.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box, Point } from "./boxes.js" */
/** @import { ItemsState } from "./items_state.js" */

export class BoardIndex {
  #index = new SpatialIndex();
  #state;
  /** The ids of the items with a picture, by the picture's id. @type {Map<string, Set<string>>} */
  #pictured = new Map();

  /** @param {ItemsState} state */
  constructor(state) {
    this.#state = state;
  }

  /**
   * @param {readonly string[]} ids of items that have changed
   * @returns {{boxes: Box[], over: {item: Item, box: Box} | null}} where the board looks different; or the one that merely came on top
   */
  update(ids) {
    const [id] = ids;
    const isNew = ids.length === 1 && !this.#index.boxOf(id);
    const boxes = ids.flatMap((each) => this.#put(each));
    const item = this.#state.get(id);
    if (isNew && item && this.#state.all().at(-1) === item) return { boxes: [], over: { item, box: boundsOf(item) } };
    return { boxes, over: null };
  }

  /** From the bottom up. @param {Box} box @returns {Item[]} */
  in(box) {
    const items = [];
    for (const id of this.#index.query(box)) {
      const item = this.#state.get(id);
      if (item) items.push(item);
    }
    return items.sort(byHeight);
  }

  /** From the top down. @param {Point} point @param {number} tolerance units */
  at(point, tolerance) {
    const near = this.in(grow(boxOf([point]), tolerance)).reverse();
    return near.filter((item) => hits(item, point, tolerance));
  }

  /** @param {Box} box */
  touching(box) {
    return this.in(box).filter((item) => touchesBox(item, box));
  }

  /** @param {readonly Point[]} lasso */
  inside(lasso) {
    return this.in(boxOf(lasso)).filter((item) => insideLasso(item, lasso));
  }

  /** @param {readonly Point[]} path @param {number} radius */
  along(path, radius) {
    return this.in(grow(boxOf(path), radius)).filter((item) => touchesPath(item, path, radius));
  }

  /** @returns {Box} */
  bounds() {
    return union(this.#index.boxes());
  }

  /** @param {string} picture @returns {string[]} the ids of the items that show it */
  withPicture(picture) {
    return [...(this.#pictured.get(picture) ?? [])];
  }

  /** @param {Iterable<string>} ids @returns {Box[]} */
  boxesOf(ids) {
    return Array.from(ids, (id) => this.#index.boxOf(id)).filter((box) => box !== undefined);
  }

  /** Where it was and where it is. @param {string} id @returns {Box[]} */
  #put(id) {
    const item = this.#state.get(id);
    const before = this.#index.boxOf(id);
    if (item) this.#index.put(id, boundsOf(item));
    else this.#index.remove(id);
    if (item?.image) this.#pictured.set(item.image, (this.#pictured.get(item.image) ?? new Set()).add(id));
    return [before, item && boundsOf(item)].filter((box) => box !== undefined);
  }
}
