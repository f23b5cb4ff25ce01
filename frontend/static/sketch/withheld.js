/** Items that are stored but not to be painted where they are: somebody moves them, or writes in them. Each reason has its own list. */

export class Withheld {
  /** @type {Map<string, Set<string>>} */
  #ids = new Map();

  /** @param {string} id */
  has(id) {
    for (const ids of this.#ids.values()) if (ids.has(id)) return true;
    return false;
  }

  /** @param {string} reason @param {Iterable<string>} ids from now on, for this reason @returns {string[]} those for which it is another than before */
  set(reason, ids) {
    const before = this.#ids.get(reason) ?? new Set();
    const after = new Set(ids);
    this.#ids.set(reason, after);
    return [...[...before].filter((id) => !after.has(id)), ...[...after].filter((id) => !before.has(id))];
  }

  /** It has been painted after all. @param {string} reason @param {string} id */
  release(reason, id) {
    this.#ids.get(reason)?.delete(id);
  }
}
