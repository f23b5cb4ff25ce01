/** A stroke while it is being drawn: takes what the pointer does, gives what to show now, and at the end what to store. */

import { GrowingOutline } from "./growing_outline.js";
import { complete } from "./item_fields.js";
import { GuessedPressure, THICKEST, THINNEST } from "./pressure.js";
import { shapeOf } from "./shapes.js";
import { simplify, TOLERANCE } from "./simplify.js";
import { smooth } from "./smooth.js";
import { steady } from "./steady.js";
import { MIDDLING, RAW_BULGE, rememberStroke, stepAt, strokeFields } from "./stroke_points.js";

/** @import { GivenItem, Item } from "../../types.d.ts" */

/** Of the pointer, in board units; time in milliseconds. @typedef {{x: number, y: number, pressure: number, pointerType: string, time: number}} Touch */

/**
 * @typedef {object} Manner how it is drawn
 * @property {string} id
 * @property {"pen" | "highlighter"} kind
 * @property {string} color
 * @property {number} size
 * @property {number} zoom at which it is drawn: what the hand can see decides how exact it has to be
 * @property {number} z
 * @property {number} [opacity]
 * @property {Item["dash"]} [dash]
 */

const LONG = 500; // points: from there on only the new part is worked out at each frame
const STILL = 0.5; // pixels: less is a trembling hand

export class StrokeRecorder {
  /** All that was recorded: x, y, pressure, in board units. @type {number[]} */
  flat = [];
  #manner;
  #guess = new GuessedPressure();
  #grown;
  #lastTime = 0;

  /** @param {Manner} manner */
  constructor(manner) {
    this.#manner = manner;
    this.step = stepAt(manner.zoom);
    this.#grown = new GrowingOutline(manner.zoom);
  }

  get count() {
    return this.flat.length / 3;
  }

  get manner() {
    return this.#manner;
  }

  /** What the others have to know before they can draw it. */
  get head() {
    const { id, kind, color, size, opacity = 1 } = this.#manner;
    return { id, kind, color, size, opacity, step: this.step };
  }

  /** @param {Touch} touch @returns {{x: number, y: number, pressure: number} | null} the point that it adds, for the others; null if it hardly moved */
  add(touch) {
    const end = this.flat.length;
    const way = end ? Math.hypot(touch.x - this.flat[end - 3], touch.y - this.flat[end - 2]) * this.#manner.zoom : 0;
    if (end && way < STILL) return null;
    const pressure = this.#pressureOf(touch, way);
    this.#lastTime = touch.time;
    this.flat.push(touch.x, touch.y, pressure);
    return { x: touch.x, y: touch.y, pressure };
  }

  /** As it looks by now; not fit to be stored. @returns {Item} */
  item() {
    const { id, kind, color, size, z, opacity = 1, dash = "" } = this.#manner;
    const [x, y] = this.flat;
    const head = { id, kind, x: x ?? 0, y: y ?? 0, color, size, z, opacity, dash };
    const item = complete(head, { by: "", who: "" });
    const flat = relative(
      this.count > LONG ? Float64Array.from(this.flat) : steady(this.flat, this.#manner.zoom),
      item,
    );
    const bulge = RAW_BULGE * this.step;
    rememberStroke(item, { flat, isPressed: this.#isPressed, bulge });
    if (this.#isPressed && this.count > LONG) shapeOf(item).outline = this.#grown.path(flat, size, bulge);
    return item;
  }

  /** What to store: simplified, in steps; null if nothing was drawn. @returns {GivenItem | null} */
  finish() {
    if (!this.count) return null;
    const { id, kind, color, size, zoom, z, opacity = 1, dash = "" } = this.#manner;
    const weight = this.#isPressed ? (size / 2) * (THICKEST - THINNEST) : 0;
    const line = smooth(steady(this.flat, zoom), RAW_BULGE * this.step);
    const points = simplify(line, TOLERANCE / zoom, weight);
    const fields = strokeFields(points, { step: this.step, isPressed: this.#isPressed });
    const style = { color, size, z, ...(opacity < 1 && { opacity }), ...(dash && { dash }) };
    return { id, kind, ...fields, ...style };
  }

  /** A highlighter has one width. */
  get #isPressed() {
    return this.#manner.kind === "pen" && !this.#manner.dash;
  }

  /** @param {Touch} touch @param {number} way */
  #pressureOf({ pressure, pointerType, time }, way) {
    if (this.#manner.kind !== "pen") return MIDDLING;
    if (pointerType === "pen" && pressure > 0) return pressure;
    return this.#guess.next(way, this.count ? time - this.#lastTime : 16);
  }
}

/** @param {Float64Array} points @param {{x: number, y: number}} origin */
function relative(points, { x, y }) {
  for (let i = 0; i < points.length; i += 3) {
    points[i] -= x;
    points[i + 1] -= y;
  }
  return points;
}
