/** Which new posts somebody has not had before their eyes: held back, since they read farther down, or come to a hidden tab. */

export class Unseen {
  /** Known, but not in the page yet. @type {Set<string>} */
  #held = new Set();
  /** In the page, but nobody has looked at it since. @type {Set<string>} */
  #unlooked = new Set();

  /** @param {string} id @param {{held: boolean, hidden: boolean}} how hidden: the tab is in the background */
  arrive(id, { held, hidden }) {
    if (held) this.#held.add(id);
    else if (hidden) this.#unlooked.add(id);
  }

  /** @param {string} id */
  isHeld(id) {
    return this.#held.has(id);
  }

  /** Withdrawn before anybody saw it. @param {string} id */
  forget(id) {
    this.#held.delete(id);
    this.#unlooked.delete(id);
  }

  /** Those held come into the page, and are looked at. @returns {string[]} */
  show() {
    const ids = [...this.#held];
    this.#held.clear();
    return ids;
  }

  /** The tab is in front again. */
  look() {
    this.#unlooked.clear();
  }

  /** For the button. */
  get held() {
    return this.#held.size;
  }

  /** For the title. */
  get count() {
    return this.#held.size + this.#unlooked.size;
  }
}
