/**
 * Live updates on their way out: at most 30 per second of each thing, of which the latest wins, and
 * all together below the server's limit.
 */

import { TokenBucket } from "./token_bucket.js";

/** @import { Environment, LiveFields, LiveType } from "../../types.d.ts" */

/** @typedef {{type: LiveType, id?: string}} Update */

const GAP = 1000 / 30; // ms between two of the same kind

export class LiveSender {
  #environment;
  #post;
  #bucket;
  /** By type and id, in the order in which they will go. @type {Map<string, Update>} */
  #waiting = new Map();
  #sentAt = -Infinity;
  /** @type {(() => void) | null} */
  #cancel = null;

  /**
   * @param {Environment} environment
   * @param {(update: any) => void} post
   */
  constructor(environment, post) {
    this.#environment = environment;
    this.#post = post;
    this.#bucket = new TokenBucket(60, environment);
  }

  /** A connection has begun, with the server's limit for it. */
  start(/** @type {number} */ perSecond) {
    this.#bucket = new TokenBucket(perSecond, this.#environment);
  }

  /** The connection is gone: what waits is out of date before it could be sent. */
  stop() {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting.clear();
  }

  /**
   * @template {LiveType} T
   * @param {T} type
   * @param {LiveFields[T]} fields
   */
  send(type, fields) {
    /** @type {Update} */
    const update = { type, ...fields };
    const key = `${type} ${update.id ?? ""}`;
    this.#waiting.delete(key); // to the end: a drag must not overtake the release before it
    this.#waiting.set(key, update);
    if (this.#cancel) return;
    const wait = this.#sentAt + GAP - this.#environment.now();
    if (wait <= 0) this.#flush();
    else this.#flushIn(wait);
  }

  /** Something lasting happened to this thing: a drag that arrives after it would be wrong. */
  forget(/** @type {string} */ id) {
    for (const [key, update] of this.#waiting) if (update.id === id) this.#waiting.delete(key);
  }

  #flush() {
    this.#cancel = null;
    this.#sentAt = this.#environment.now();
    for (const [key, update] of this.#waiting) {
      if (!this.#bucket.take()) return this.#flushIn(Math.max(GAP, this.#bucket.wait));
      this.#waiting.delete(key);
      this.#post(update);
    }
  }

  #flushIn(/** @type {number} */ ms) {
    this.#cancel = this.#environment.after(ms, () => this.#flush());
  }
}
