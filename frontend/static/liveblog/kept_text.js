/** Texts that are being written, kept in this browser until they are stored: closing the tab loses none. */

import { keepChoice, readChoice } from "../shared/choices.js";

/** @import { Draft } from "./draft.js" */

/** @typedef {{id: string, draft: Draft, version: number}} Kept id: the post's, also of one that is not stored yet; version: the one that is changed, 0 for a new post */

export class KeptText {
  #key;

  /** @param {string} blog its slug @param {string} place "new", or the id of the post that is changed */
  constructor(blog, place) {
    this.#key = `writing:${blog}:${place}`;
  }

  /** @returns {Kept | null} */
  read() {
    try {
      return JSON.parse(readChoice(this.#key) ?? "null");
    } catch {
      return null; // not ours, or half written
    }
  }

  /** @param {Kept} text */
  keep(text) {
    keepChoice(this.#key, JSON.stringify(text));
  }

  forget() {
    keepChoice(this.#key, null);
  }
}
