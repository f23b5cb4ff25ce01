/**
 * Keeps the stroke that is being drawn in this tab's storage, about once a second: a reload in the middle of it does not lose what
 * was drawn. The next page sends it, under the same id.
 */

import { StrokeRecorder } from "./stroke_recorder.js";

/** @import { GivenItem } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */

const PAUSE = 1000; // ms

export class StrokeKeeper {
  #key;
  /** @type {StrokeRecorder | null} */
  #recorder = null;
  #timer = 0;

  /** @param {Room} room */
  constructor({ kind, slug, you }) {
    this.#key = `roomful:stroke:${kind}:${slug}:${you.id}`;
    addEventListener("pagehide", () => this.#keep());
  }

  /** @param {StrokeRecorder} recorder */
  begin(recorder) {
    this.#recorder = recorder;
    this.#timer = window.setInterval(() => this.#keep(), PAUSE);
  }

  /** It is in the outbox, or was given up. */
  end() {
    this.#recorder = null;
    window.clearInterval(this.#timer);
    this.#write(null);
  }

  /** What an earlier page was drawing when it ended. @returns {GivenItem | null} */
  found() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? "null");
      this.#write(null);
      if (!kept) return null;
      const recorder = new StrokeRecorder(kept.manner);
      recorder.flat = kept.flat;
      return recorder.finish();
    } catch {
      return null; // no storage, or not ours
    }
  }

  #keep() {
    const recorder = this.#recorder;
    if (recorder?.count) this.#write(JSON.stringify({ manner: recorder.manner, flat: recorder.flat.map(thousandths) }));
  }

  /** @param {string | null} text */
  #write(text) {
    try {
      if (text === null) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, text);
    } catch {
      // Full or forbidden: then a stroke lives as long as the page.
    }
  }
}

/** @param {number} value */
function thousandths(value) {
  return Math.round(value * 1000) / 1000;
}
