/**
 * Keeps what is sent below one of the server's limits, so that nobody is told to slow down.
 */

/** @import { Environment } from "../../types.d.ts" */

const SHARE = 0.9; // of the server's limit: its clock and ours do not agree to the millisecond

export class TokenBucket {
  #environment;
  #rate;
  #most;
  #tokens;
  #filledAt;

  /**
   * @param {number} perSecond the server's limit
   * @param {Environment} environment
   */
  constructor(perSecond, environment) {
    this.#environment = environment;
    this.#rate = (perSecond * SHARE) / 1000; // per ms
    this.#most = Math.max(1, perSecond / 2);
    this.#tokens = this.#most;
    this.#filledAt = environment.now();
  }

  /** Whether one more may go now; if so, it counts. */
  take() {
    const now = this.#environment.now();
    const passed = Math.max(0, now - this.#filledAt); // the clock may have been set back
    this.#tokens = Math.min(this.#most, this.#tokens + passed * this.#rate);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until the next one may go, after `take()` said no. */
  get wait() {
    return Math.max(1, Math.ceil((1 - this.#tokens) / this.#rate));
  }
}
