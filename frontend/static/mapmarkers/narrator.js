/** Tells screen readers what the others do, politely: what happens within two seconds is one sentence. */

import { spokenEvent, summary } from "./wording.js";

/** @import { Marker, RoomEvent } from "../../types.d.ts" */

const GATHER = 2000; // milliseconds

export class Narrator {
  /** @type {string[]} */
  #sentences = [];
  #timer = 0;
  #announce;

  /** @param {(text: string) => void} announce */
  constructor(announce) {
    this.#announce = announce;
  }

  /** @param {RoomEvent} event @param {Marker | undefined} marker as it is, or as it was before it was removed */
  hear(event, marker) {
    const sentence = event.mine ? "" : spokenEvent(event, marker);
    if (!sentence) return;
    this.#sentences.push(sentence);
    this.#timer ||= window.setTimeout(() => {
      this.#announce(summary(this.#sentences));
      [this.#sentences, this.#timer] = [[], 0];
    }, GATHER);
  }
}
