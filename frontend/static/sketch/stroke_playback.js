/**
 * Somebody else's stroke as it comes in, played a little behind the present: points come in packets, and the line grows at each
 * frame. Pure: the time is an argument.
 */

import { decode } from "./polyline.js";

/** @import { StrokeHead, StrokePoints } from "../../types.d.ts" */

const INTERVAL = 80; // milliseconds between two packets, as long as nothing else is known
const FULL = 255; // pressure

export class StrokePlayback {
  /** How it looks; null until that has been said. @type {StrokeHead | null} */
  head = null;
  /** x, y, pressure, in units. @type {number[]} */
  flat = [];
  /** ms, of the last packet */
  heardAt = 0;
  /** How many points came, also those from before its head was known. */
  #count = 0;
  /** In steps, of the last point. @type {number[]} */
  #last = [0, 0, 0];
  #origin = { x: 0, y: 0 };
  #interval = INTERVAL;
  /** Points that were drawn at the last look, and when that was. */
  #shown = 0;
  #shownAt = 0;

  /** @param {StrokePoints & Partial<StrokeHead>} update @param {number} now ms, on the clock of requestAnimationFrame */
  push(update, now) {
    if (update.kind && update.step) this.#meet(/** @type {StrokeHead & StrokePoints} */ (update));
    else if (!this.head || update.at !== this.#count) return; // waits for the next head: its place is not known
    const step = this.head?.step ?? 1;
    const { dims, integers } = decode(update.points, this.#last);
    if (this.heardAt) this.#interval += (Math.min(400, now - this.heardAt) - this.#interval) / 4;
    this.heardAt = now;
    for (let i = 0; i < integers.length; i += dims) {
      const pressure = dims === 3 ? integers[i + 2] / FULL : 0.5;
      this.flat.push(this.#origin.x + integers[i] * step, this.#origin.y + integers[i + 1] * step, pressure);
    }
    this.#count = update.at + integers.length / dims;
    if (integers.length) this.#last = integers.slice(-dims);
  }

  /** How many points to draw by now; a fraction is the part of the way to the next one. @param {number} now ms */
  shown(now) {
    const count = this.flat.length / 3;
    const passed = Math.max(0, now - this.#shownAt);
    this.#shownAt = now;
    // As fast as empties what has come in about one packet's time: no stutter, hardly any delay.
    const speed = Math.max(1, count - this.#shown) / Math.max(40, this.#interval * 1.2);
    this.#shown = Math.min(count, this.#shown + speed * Math.min(passed, 100));
    return this.#shown;
  }

  /** Whether all that has come is drawn. */
  get isStill() {
    return this.#shown >= this.flat.length / 3;
  }

  /** @param {StrokeHead & StrokePoints} head from here on the differences count from its x, y */
  #meet(head) {
    this.head = head;
    this.#origin = { x: head.x, y: head.y };
    this.#last = [0, 0, head.pressure ?? 0];
  }
}
