/**
 * Listeners by name: how each part of the way of a message hands it to the next one.
 */

/** @template {object} Events what is emitted, by name */
export class Emitter {
  /** @type {Map<keyof Events, Set<(payload: any) => void>>} */
  #listeners = new Map();

  /**
   * Calls `fn` for each `name` from now on, until the returned function is called.
   *
   * @template {keyof Events} Name
   * @param {Name} name
   * @param {(payload: Events[Name]) => void} fn
   * @returns {() => void}
   */
  on(name, fn) {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(fn));
    return () => listeners.delete(fn);
  }

  /**
   * @template {keyof Events} Name
   * @param {Name} name
   * @param {Events[Name]} payload
   */
  emit(name, payload) {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        listener(payload);
      } catch (error) {
        // One view's mistake must not keep an event from the others, nor stop the log.
        reportError(error);
      }
    }
  }
}
