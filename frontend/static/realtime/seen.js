/**
 * Tells the server how far this tab has read, every 32 events or after a second, so that it can
 * skip a reader that is too slow instead of piling frames up for it.
 */

/** @import { Environment } from "../../types.d.ts" */

const EVENTS = 32;
const DELAY = 1_000; // ms

export class SeenReport {
  #environment;
  #post;
  #unseen = 0;
  #seq = 0;
  /** @type {(() => void) | null} */
  #cancel = null;

  /**
   * @param {Environment} environment
   * @param {(seq: number) => void} post
   */
  constructor(environment, post) {
    this.#environment = environment;
    this.#post = post;
  }

  /**
   * @param {number} count of events just read
   * @param {number} seq of the last one
   */
  read(count, seq) {
    this.#unseen += count;
    this.#seq = seq;
    if (this.#unseen >= EVENTS) this.#report();
    else if (this.#unseen > 0) this.#cancel ??= this.#environment.after(DELAY, () => this.#report());
  }

  stop() {
    this.#cancel?.();
    this.#cancel = null;
    this.#unseen = 0;
  }

  #report() {
    this.stop();
    this.#post(this.#seq);
  }
}
