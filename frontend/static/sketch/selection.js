/** What is selected: ids, without those that are gone. */

import { Emitter } from "../realtime/emitter.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { ItemsState } from "./items_state.js" */

/** @extends {Emitter<{change: string[]}>} */
export class Selection extends Emitter {
  /** @type {Set<string>} */
  #ids = new Set();
  #state;

  /** @param {ItemsState} state */
  constructor(state) {
    super();
    this.#state = state;
  }

  get size() {
    return this.#ids.size;
  }

  get ids() {
    return [...this.#ids];
  }

  /** From the bottom to the top. @returns {Item[]} */
  get items() {
    if (this.#ids.size < 50) return this.ids.flatMap((id) => this.#state.get(id) ?? []).sort((a, b) => a.z - b.z);
    return this.#state.all().filter(({ id }) => this.#ids.has(id));
  }

  /** @param {string} id */
  has(id) {
    return this.#ids.has(id);
  }

  /** @param {Iterable<string>} ids instead of what was selected */
  set(ids) {
    const next = new Set([...ids].filter((id) => this.#state.get(id)));
    if (next.size === this.#ids.size && [...next].every((id) => this.#ids.has(id))) return;
    this.#ids = next;
    this.emit("change", this.ids);
  }

  /** @param {string} id */
  toggle(id) {
    this.set(this.has(id) ? this.ids.filter((other) => other !== id) : [...this.#ids, id]);
  }

  clear() {
    this.set([]);
  }

  /** Things have changed, or have gone. @param {string[]} ids */
  refresh(ids) {
    if (!ids.some((id) => this.#ids.has(id))) return;
    this.#ids = new Set(this.ids.filter((id) => this.#state.get(id)));
    this.emit("change", this.ids);
  }
}
