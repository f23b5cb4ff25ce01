/** Who is writing just now, said by live updates, which may get lost: whoever was silent for a while has stopped. */

const SILENCE = 6000; // ms

export class Writers {
  /** By person: what they write at ("" a new post), and when they were last heard. @type {Map<string, {id: string, at: number}>} */
  #heard = new Map();

  /** @param {string} by @param {string} id the post that is changed, "" for a new one @param {number} now ms */
  hear(by, id, now) {
    this.#heard.set(by, { id, at: now });
  }

  /** They have published. @param {string} by */
  stop(by) {
    this.#heard.delete(by);
  }

  /** @param {number} now ms @returns {string[]} those who write a new post */
  writing(now) {
    return this.#at("", now);
  }

  /** @param {string} id @param {number} now ms @returns {string[]} those who change this post */
  changing(id, now) {
    return this.#at(id, now);
  }

  /** @param {number} now ms @returns {string[]} the posts that somebody changes */
  places(now) {
    this.#expire(now);
    return [...new Set([...this.#heard.values()].flatMap(({ id }) => (id ? [id] : [])))];
  }

  /** @param {string} id @param {number} now */
  #at(id, now) {
    this.#expire(now);
    return [...this.#heard].flatMap(([by, heard]) => (heard.id === id ? [by] : []));
  }

  /** @param {number} now */
  #expire(now) {
    for (const [by, { at }] of this.#heard) if (now - at > SILENCE) this.#heard.delete(by);
  }
}
