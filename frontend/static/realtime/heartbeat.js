/**
 * Finds out that a connection is dead though the browser still calls it open: the network changed,
 * the machine slept, the server froze. Asks after a silence, gives up when nothing answers.
 */

/** @import { Environment } from "../../types.d.ts" */

const QUIET = 10_000; // ms without a frame before it asks
const ANSWER = 10_000; // ms it waits for the answer
const QUICK_ANSWER = 4_000; // ms, when there is a reason to doubt the connection

export class Heartbeat {
  #environment;
  #ask;
  #giveUp;
  #cancel = () => {};

  /**
   * @param {Environment} environment
   * @param {{ask: () => void, giveUp: () => void}} actions
   */
  constructor(environment, { ask, giveUp }) {
    this.#environment = environment;
    this.#ask = ask;
    this.#giveUp = giveUp;
  }

  /** The connection is being made: its first frame is the first answer. */
  start() {
    this.#next(ANSWER, this.#giveUp);
  }

  /** A frame came, whichever. */
  heard() {
    this.#next(QUIET, () => this.#demand(ANSWER));
  }

  /** Asks at once, and waits less. */
  probe() {
    this.#demand(QUICK_ANSWER);
  }

  stop() {
    this.#cancel();
  }

  #demand(/** @type {number} */ patience) {
    this.#next(patience, this.#giveUp);
    this.#ask();
  }

  /**
   * @param {number} ms
   * @param {() => void} fn
   */
  #next(ms, fn) {
    this.#cancel();
    this.#cancel = this.#environment.after(ms, fn);
  }
}
