/** Tells screen readers what the others do, politely: what happens within two seconds is one sentence. */

/** @import { RoomEvent } from "../../types.d.ts" */
/** @import { Announce } from "./announce.js" */

const GATHER = 2000; // milliseconds

/** @template T what an event is about */
export class Narrator {
  /** @type {string[]} */
  #sentences = [];
  #timer = 0;
  #announce;
  #words;

  /**
   * @param {Announce} announce
   * @param {{spokenEvent: (event: RoomEvent, thing: T | undefined) => string, summary: (sentences: string[]) => string}} words
   */
  constructor(announce, words) {
    this.#announce = announce;
    this.#words = words;
  }

  /** @param {RoomEvent} event @param {T | undefined} thing as it is, or as it was before it was removed */
  hear(event, thing) {
    const sentence = event.mine ? "" : this.#words.spokenEvent(event, thing);
    if (!sentence) return;
    this.#sentences.push(sentence);
    this.#timer ||= window.setTimeout(() => {
      this.#announce(this.#words.summary(this.#sentences));
      [this.#sentences, this.#timer] = [[], 0];
    }, GATHER);
  }
}
