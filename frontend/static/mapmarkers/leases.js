/** Who is moving which marker right now: a lease ends at the drop, with its holder, or after 3 s of silence. */

const SILENCE = 3000; // milliseconds

export class Leases {
  /** @type {Map<string, {by: string, until: number}>} */
  #leases = new Map();

  /** @param {string} id a marker @param {string} by a person @param {number} now @returns {boolean} the holder is new */
  renew(id, by, now) {
    const fresh = this.holder(id) !== by;
    this.#leases.set(id, { by, until: now + SILENCE });
    return fresh;
  }

  /** @param {string} id @returns {string} the person who holds the marker, or "" */
  holder(id) {
    return this.#leases.get(id)?.by ?? "";
  }

  /** @param {string} id @returns {boolean} it was held */
  release(id) {
    return this.#leases.delete(id);
  }

  /** Ends the leases of the silent and of those who have left. @param {number} now @param {Set<string>} here @returns {string[]} */
  expire(now, here) {
    const over = [...this.#leases].filter(([, { by, until }]) => until <= now || !here.has(by)).map(([id]) => id);
    for (const id of over) this.#leases.delete(id);
    return over;
  }

  get size() {
    return this.#leases.size;
  }
}
