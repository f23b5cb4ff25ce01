/**
 * The wait between two connections: when the next one is due, and what may cut it short.
 */

import { backoff } from "./backoff.js";

/** @import { Environment } from "../../types.d.ts" */

export class Redial {
  /** When it is due, on the clock of the environment; null while nothing is planned. @type {number | null} */
  at = null;

  #environment;
  #dial;
  #tries = 0;
  /** The server asked not to be dialled before. */
  #notBefore = 0;
  #cancelTimer = () => {};

  /**
   * @param {Environment} environment
   * @param {() => void} dial
   */
  constructor(environment, dial) {
    this.#environment = environment;
    this.#dial = dial;
  }

  /** Dials after the next, longer wait, and not within `pause` ms. */
  later(/** @type {number} */ pause) {
    this.#notBefore = this.#environment.now() + pause;
    this.#dialIn(Math.max(pause, backoff(this.#tries, this.#environment.random)));
    this.#tries += 1;
  }

  /** Dials as soon as the server allows: somebody looks, or the network is back. */
  soon() {
    this.forgive();
    this.#dialIn(Math.max(0, this.#notBefore - this.#environment.now()));
  }

  /** The waits begin short again. */
  forgive() {
    this.#tries = 0;
  }

  cancel() {
    this.at = null;
    this.#cancelTimer();
  }

  #dialIn(/** @type {number} */ ms) {
    this.cancel();
    this.at = this.#environment.now() + ms;
    this.#cancelTimer = this.#environment.after(ms, () => {
      this.at = null;
      this.#dial();
    });
  }
}
