/**
 * This person's commands in this room that the server has not acknowledged, in order: stop 1. Each is in
 * the store before it is sent, and stays there until it is settled, so that neither a crash nor a
 * reload loses it. Tabs share the store: whichever gets an answer takes the command out.
 */

/** @import { Command, OutboxStore } from "../../types.d.ts" */

export class Outbox {
  #store;
  /** @type {{command: Command, isReady: boolean, isKept: boolean}[]} */
  #entries = [];
  /** Those taken out again: the store may still have been read before. @type {Set<string>} */
  #done = new Set();

  /** @param {Promise<OutboxStore>} store */
  constructor(store) {
    this.#store = store;
  }

  get size() {
    return this.#entries.length;
  }

  /** Whether all of them outlive this page. */
  get isKept() {
    return this.#entries.every(({ isKept }) => isKept);
  }

  /** Those that may be sent: each has been kept, if it can be, and so has every one before it. */
  get ready() {
    const first = this.#entries.findIndex(({ isReady }) => !isReady);
    return this.#entries.slice(0, first < 0 ? undefined : first).map(({ command }) => command);
  }

  /** Holds it at once; the promise is fulfilled when it may be sent. */
  async add(/** @type {Command} */ command) {
    const entry = { command, isReady: false, isKept: false };
    this.#entries.push(entry);
    try {
      await (await this.#store).add(command);
      entry.isKept = true;
    } catch {
      // A full disk: then it is safe only as long as this page lives, and is sent all the same.
    }
    entry.isReady = true;
  }

  /**
   * Takes over what is in the store but not here: from before a reload, or from another tab, which
   * may be gone. If that tab sends it too, the server knows the op.
   */
  async restore() {
    const kept = await (await this.#store).all().catch(() => []);
    const known = new Map(this.#entries.map((entry) => [entry.command.op, entry]));
    const found = kept.filter(({ op }) => !known.has(op) && !this.#done.has(op));
    for (const command of found) known.set(command.op, { command, isReady: true, isKept: true });
    const ops = new Set([...kept.map(({ op }) => op), ...known.keys()]);
    this.#entries = [...ops].flatMap((op) => known.get(op) ?? []);
    return found;
  }

  /** Takes it out for good; undefined if it is not there. */
  remove(/** @type {string} */ op) {
    const entry = this.#entries.find(({ command }) => command.op === op);
    if (!entry) return undefined;
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#done.add(op);
    this.#store.then((store) => store.remove(op)).catch(() => {}); // sent once more after a reload, with the same op
    return entry.command;
  }

  get(/** @type {string} */ op) {
    return this.#entries.find(({ command }) => command.op === op)?.command;
  }
}
