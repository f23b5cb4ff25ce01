/** Shows the others one's own stroke while it is being drawn: a few points at a time, as differences. Stop 1 of a live update. */

import { encode } from "./polyline.js";

/** @import { Environment, LiveFields, StrokeHead } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */

/** @typedef {Pick<StrokeHead, "kind" | "color" | "size" | "opacity" | "step"> & {id: string}} Head */
/** @typedef {{live: (type: "stroke.draw" | "stroke.end", fields: any) => void}} Line */

const GAP = 80; // milliseconds between two updates
const HEAD_GAP = 1000; // milliseconds between two that say how it looks, for those who came later or missed one
const FULL = 255; // pressure

export class StrokeSender {
  #room;
  #now;
  #after;
  /** @type {Head | null} */
  #head = null;
  /** Points not sent yet, in steps from the origin. @type {number[]} */
  #waiting = [];
  #sent = 0;
  /** @type {Point} in units */
  #origin = { x: 0, y: 0 };
  /** The last point that was sent, in steps from the origin. */
  #last = [0, 0, 0];
  #headAt = -Infinity;
  #cancel = () => {};

  /** @param {Line} room @param {Partial<Pick<Environment, "now" | "after">>} [clock] */
  constructor(room, { now = () => performance.now(), after = later } = {}) {
    this.#room = room;
    this.#now = now;
    this.#after = after;
  }

  /** @param {Head} head */
  begin(head) {
    this.#cancel();
    this.#head = head;
    this.#waiting = [];
    this.#sent = 0;
    this.#headAt = -Infinity;
    this.#last = [0, 0, 0];
    this.#cancel = () => {};
  }

  /** @param {Point & {pressure: number}} point in units; pressure 0 to 1 */
  add({ x, y, pressure }) {
    if (!this.#head) return;
    const { step } = this.#head;
    const isFirst = !this.#sent && !this.#waiting.length;
    if (isFirst) this.#origin = { x: tidy(x), y: tidy(y) };
    this.#waiting.push(Math.round((x - this.#origin.x) / step), Math.round((y - this.#origin.y) / step));
    this.#waiting.push(Math.round(pressure * FULL));
    if (isFirst) this.#send();
    else if (this.#waiting.length === 3) this.#cancel = this.#after(GAP, () => this.#send());
  }

  /** It is stored now: the others hear of it by its event. */
  end() {
    this.#cancel();
    this.#head = null;
  }

  /** It will never be stored. */
  cancel() {
    if (this.#head && this.#sent) this.#room.live("stroke.end", { id: shortId(this.#head.id) });
    this.end();
  }

  #send() {
    if (!this.#head || !this.#waiting.length) return;
    const dims = this.#head.kind === "pen" ? 3 : 2;
    const integers = dims === 3 ? this.#waiting : this.#waiting.filter((_, i) => i % 3 < 2);
    /** @type {LiveFields["stroke.draw"]} */
    const update = { id: shortId(this.#head.id), at: this.#sent, points: encode(integers, dims, this.#last) };
    this.#room.live("stroke.draw", { ...update, ...this.#headIfDue() });
    this.#sent += this.#waiting.length / 3;
    this.#last = this.#waiting.slice(-3);
    this.#waiting = [];
  }

  /** @returns {Partial<StrokeHead>} */
  #headIfDue() {
    const now = this.#now();
    if (!this.#head || now - this.#headAt < HEAD_GAP) return {};
    this.#headAt = now;
    const { kind, color, size, opacity, step } = this.#head;
    const [x, y, pressure] = this.#last;
    const place = { x: tidy(this.#origin.x + x * step), y: tidy(this.#origin.y + y * step) };
    return { kind, ...place, color, size, step, opacity, ...(pressure && { pressure }) };
  }
}

/** Of an item, while it is being drawn. @param {string} id */
export function shortId(id) {
  return id.slice(0, 8);
}

/** @param {number} value */
function tidy(value) {
  return Math.round(value * 1000) / 1000;
}

/** @type {Environment["after"]} */
function later(ms, fn) {
  const timer = setTimeout(fn, ms);
  return () => clearTimeout(timer);
}
