/** A room's events on a time line to play: as it happened, but no pause is longer than a second. Pure: the time is an argument. */

/** @import { StoredEvent } from "../../types.d.ts" */

const LONGEST_PAUSE = 1000; // milliseconds
const SHORTEST_PAUSE = 40; // milliseconds, so that what came in one moment can be told apart

export class Playback {
  /** When each event is over, in milliseconds from the beginning. @type {number[]} */
  #ends = [];
  #last = 0;

  /** @param {Iterable<StoredEvent>} [events] in order */
  constructor(events = []) {
    for (const event of events) this.add(event);
  }

  /** How many events there are. */
  get count() {
    return this.#ends.length;
  }

  /** How long it all takes, in milliseconds. */
  get duration() {
    return this.#ends.at(-1) ?? 0;
  }

  /** @param {StoredEvent} event the next one */
  add(event) {
    const at = Date.parse(event.at);
    const pause = this.count ? at - this.#last : LONGEST_PAUSE;
    this.#ends.push(this.duration + Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, pause)));
    this.#last = at;
  }

  /** How many events have happened so many milliseconds after the beginning. @param {number} time @returns {number} */
  passed(time) {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** When so many events have happened. @param {number} count @returns {number} milliseconds from the beginning */
  timeOf(count) {
    return count > 0 ? (this.#ends[Math.min(count, this.count) - 1] ?? 0) : 0;
  }
}
