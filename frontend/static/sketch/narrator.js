/** Tells screen readers what the others draw, politely: what happens within a few seconds is one sentence. */

import { spokenEvent, summary } from "./wording.js";

/** @import { Item, RoomEvent } from "../../types.d.ts" */

const GATHER = 3000; // ms

export class Narrator {
  /** @type {string[]} */
  #sentences = [];
  #timer = 0;
  #announce;

  /** @param {(text: string) => void} announce */
  constructor(announce) {
    this.#announce = announce;
  }

  /** @param {RoomEvent} event @param {Item | undefined} item as it is, or as it was before it was removed */
  hear(event, item) {
    const sentence = event.mine ? "" : spokenEvent(event, item);
    if (!sentence) return;
    this.#sentences.push(sentence);
    this.#timer ||= window.setTimeout(() => {
      this.#announce(summary(this.#sentences));
      [this.#sentences, this.#timer] = [[], 0];
    }, GATHER);
  }
}
