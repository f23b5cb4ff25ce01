/** Which reactions are one's own: the server counts, this browser remembers. */

const MOST = 300; // posts remembered

export class MyReactions {
  #storage;
  #key;
  /** By post. @type {Map<string, string[]>} */
  #chosen;

  /** @param {string} blog its slug @param {{read: (key: string) => string | null, keep: (key: string, value: string) => void}} storage */
  constructor(blog, storage) {
    this.#storage = storage;
    this.#key = `reactions:${blog}`;
    this.#chosen = parse(storage.read(this.#key));
  }

  /** @param {string} post @param {string} emoji */
  has(post, emoji) {
    return this.#chosen.get(post)?.includes(emoji) ?? false;
  }

  /** @param {string} post @param {string} emoji @param {boolean} on */
  set(post, emoji, on) {
    const others = (this.#chosen.get(post) ?? []).filter((other) => other !== emoji);
    this.#chosen.delete(post); // to the end: the oldest are forgotten first
    this.#chosen.set(post, on ? [...others, emoji] : others);
    this.#storage.keep(this.#key, JSON.stringify([...this.#chosen].slice(-MOST)));
  }
}

/** @param {string | null} text @returns {Map<string, string[]>} */
function parse(text) {
  try {
    return new Map(JSON.parse(text ?? "[]"));
  } catch {
    return new Map(); // not ours, or half written
  }
}
