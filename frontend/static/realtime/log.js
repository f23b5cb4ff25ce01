/**
 * How far this tab has read the room's events, at stop 9. Each is let through once, in order and without a
 * gap, whatever the network and the channel layer have done to them on the way.
 */

/** @import { StoredEvent } from "../../types.d.ts" */

export class Log {
  /** The last event's seq; null before the first state. @type {number | null} */
  seq = null;
  /** Asked where to go on, and not answered. */
  #isAsking = false;
  /** Where the last gap was found. @type {number | null} */
  #gapAfter = null;

  /**
   * Which of the events are new; `gap`: one before the others is missing, and nobody has asked for it yet.
   *
   * @param {StoredEvent[]} events
   */
  read(events) {
    /** @type {StoredEvent[]} */
    const fresh = [];
    for (const event of events) {
      if (this.seq === null || event.seq > this.seq + 1) return { fresh, gap: !this.#isAsking };
      if (event.seq <= this.seq) continue;
      this.seq = event.seq;
      fresh.push(event);
    }
    return { fresh, gap: false };
  }

  /** The `since` to say hello with. */
  ask() {
    this.#isAsking = true;
    return this.seq;
  }

  /** The `since` that closes a gap; where that was in vain, null: a whole snapshot. */
  askAgain() {
    this.#isAsking = true;
    const since = this.#gapAfter === this.seq ? null : this.seq;
    this.#gapAfter = this.seq;
    return since;
  }

  /** Welcomed; with a snapshot at `seq`, or going on where it was. */
  answer(/** @type {number | null} */ seq) {
    this.#isAsking = false;
    if (seq !== null) this.seq = seq;
  }
}
