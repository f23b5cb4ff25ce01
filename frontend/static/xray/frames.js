/** The frames of one page as they came and went: kept while the drawer is open, the oldest are let go. */

import { about, isOurs, seqOf } from "./frame_facts.js";

/** @import { ClientFrame, ServerFrame } from "../../types.d.ts" */

/**
 * @typedef {object} Row one frame
 * @property {number} number
 * @property {number} at milliseconds since the drawer was opened
 * @property {"in" | "out"} way
 * @property {string} type
 * @property {string} about what is in it, such as the types of its events
 * @property {number} size bytes
 * @property {string} seq
 * @property {number | null} roundTrip milliseconds from a frame to its answer; in both of them
 * @property {number | null} handled milliseconds that the page took to show it
 * @property {string} text
 */

const MOST = 400; // rows
/** Which frame is answered by which; commands are, by their op. @type {Record<string, string>} */
const ANSWERS = { pong: "ping", welcome: "hello" };
const KEPT_QUESTIONS = 200;

export class Frames {
  /** @type {Row[]} */
  rows = [];
  isPaused = false;
  /** How many frames came and went while it was paused. */
  missed = 0;

  #now;
  #start;
  #number = 0;
  #encoder = new TextEncoder();
  /** Frames that wait for their answer, by op or type. @type {Map<string, {at: number, row: Row | null}>} */
  #asked = new Map();
  /** @type {Map<string, number>} */
  #roundTrips = new Map();
  /** @type {{row: Row | null, seqs: number[], at: number} | null} */
  #last = null;
  /** @type {Map<number, number>} */
  #handled = new Map();

  /** @param {() => number} now milliseconds */
  constructor(now) {
    this.#now = now;
    this.#start = now();
  }

  /** @param {ClientFrame} frame @param {string} text */
  sent(frame, text) {
    const row = this.#add("out", frame, text);
    const question = "op" in frame ? frame.op : frame.type;
    if ("op" in frame || Object.values(ANSWERS).includes(question)) {
      keep(this.#asked, question, { at: this.#now(), row });
    }
  }

  /** @param {ServerFrame} frame @param {string} text */
  received(frame, text) {
    const row = this.#add("in", frame, text);
    const seqs = frame.type === "events" ? frame.events.map(({ seq }) => seq) : [];
    this.#last = { row, seqs, at: this.#now() };
    const question = "op" in frame ? (frame.op ?? "") : ANSWERS[frame.type];
    const asked = frame.type === "xray" ? undefined : this.#asked.get(question);
    if (!asked) return;
    const roundTrip = this.#now() - asked.at;
    this.#asked.delete(question);
    keep(this.#roundTrips, question, roundTrip);
    for (const each of [asked.row, row]) if (each) each.roundTrip = roundTrip;
  }

  /** The page has shown what was received last. */
  handled() {
    if (!this.#last) return;
    const took = this.#now() - this.#last.at;
    if (this.#last.row) this.#last.row.handled = took;
    for (const seq of this.#last.seqs) keep(this.#handled, seq, took);
    this.#last = null;
  }

  /** @param {string | undefined} op @returns {number | null} */
  roundTripOf(op) {
    return this.#roundTrips.get(op ?? "") ?? null;
  }

  /** @param {number | undefined} seq @returns {number | null} */
  handledOf(seq) {
    return this.#handled.get(seq ?? -1) ?? null;
  }

  /** @param {boolean} on */
  pause(on) {
    this.isPaused = on;
    this.missed = 0;
  }

  clear() {
    this.rows = [];
    this.missed = 0;
  }

  /** @param {"in" | "out"} way @param {ClientFrame | ServerFrame} frame @param {string} text @returns {Row | null} */
  #add(way, frame, text) {
    if (isOurs(frame.type)) return null;
    if (this.isPaused) {
      this.missed += 1;
      return null;
    }
    this.#number += 1;
    const size = this.#encoder.encode(text).length;
    const row = { number: this.#number, at: this.#now() - this.#start, way, type: frame.type, size, text };
    const whole = { ...row, about: about(frame), seq: seqOf(frame), roundTrip: null, handled: null };
    this.rows.push(whole);
    if (this.rows.length > MOST) this.rows.shift();
    return whole;
  }
}

/**
 * @param {Row} row
 * @param {{text: string, way: "" | "in" | "out"}} filter
 */
export function matches(row, { text, way }) {
  if (way && row.way !== way) return false;
  const words = text.trim().toLowerCase();
  return !words || `${row.type} ${row.about} ${row.text}`.toLowerCase().includes(words);
}

/** @template K, V @param {Map<K, V>} map @param {K} key @param {V} value */
function keep(map, key, value) {
  map.set(key, value);
  if (map.size > KEPT_QUESTIONS) map.delete(map.keys().next().value ?? key);
}
