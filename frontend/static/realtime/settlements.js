/**
 * Commands that the server has stored but whose event has not come yet. An ack may overtake its
 * event: if the app dropped the pending change then, the old state would flash up.
 */

/** @import { RoomEvents } from "../../types.d.ts" */

/** @typedef {RoomEvents["settled"]} Settlement */

export class Settlements {
  /** @type {Settlement[]} */
  #waiting = [];

  add(/** @type {Settlement} */ settlement) {
    this.#waiting.push(settlement);
  }

  /** Those that can be seen in the state by now: everything up to `seq` has been read. */
  take(/** @type {number} */ seq) {
    const seen = this.#waiting.filter((settlement) => settlement.seq <= seq);
    this.#waiting = this.#waiting.filter((settlement) => settlement.seq > seq);
    return seen;
  }
}
