/** The chat's lines, without a DOM: what is stored, what is on its way, what was read, and which lines belong together. */

/** @import { ChatLine } from "../../types.d.ts" */

/** @typedef {{key: string, by: string, who: string, at: string, text: string, follows: boolean, pending: boolean}} ShownLine */

const MOST = 200; // lines kept
const TOGETHER = 5 * 60_000; // ms: lines of one person within it stand under one name

export class ChatLog {
  /** @type {ChatLine[]} */
  #lines = [];
  /** By op. @type {Map<string, string>} */
  #pending = new Map();

  /** The newest line's seq, 0 if there is none. */
  get newest() {
    return this.#lines.at(-1)?.seq ?? 0;
  }

  /** A snapshot: takes the place of all that was stored. @param {ChatLine[]} lines */
  replace(lines) {
    this.#lines = [...lines];
  }

  /** @param {ChatLine & {op?: string}} line */
  add({ seq, by, who, at, text, op }) {
    if (op) this.#pending.delete(op);
    if (seq <= this.newest) return;
    this.#lines.push({ seq, by, who, at, text });
    if (this.#lines.length > MOST) this.#lines.shift();
  }

  /** @param {string} op @param {string} text */
  expect(op, text) {
    this.#pending.set(op, text);
  }

  /** @param {string} op */
  settle(op) {
    this.#pending.delete(op);
  }

  /** How many lines of others came after `seq`. @param {number} seq @param {string} you */
  unread(seq, you) {
    return this.#lines.filter((line) => line.seq > seq && line.by !== you).length;
  }

  /** @param {{id: string, name: string}} you @returns {ShownLine[]} */
  shown(you) {
    const stored = this.#lines.map((line) => ({ ...line, key: String(line.seq), pending: false }));
    const onTheWay = [...this.#pending].map(([op, text]) => {
      return { key: op, by: you.id, who: you.name, at: "", text, pending: true };
    });
    const all = [...stored, ...onTheWay];
    return all.map((line, index) => ({ ...line, follows: belongsTo(all[index - 1], line) }));
  }
}

/**
 * @param {{by: string, who: string, at: string} | undefined} before
 * @param {{by: string, who: string, at: string}} line
 */
function belongsTo(before, line) {
  if (!before || before.by !== line.by || before.who !== line.who) return false;
  return !line.at || Date.parse(line.at) - Date.parse(before.at) < TOGETHER;
}
