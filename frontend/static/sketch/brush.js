/** How the next thing will look: colour, size, fill, dash and opacity, kept in this browser. */

import { Emitter } from "../realtime/emitter.js";
import { keepChoice, readChoice } from "../shared/choices.js";

/** @import { GivenItem, ItemKind } from "../../types.d.ts" */

/** @typedef {"s" | "m" | "l" | "xl"} Size */

/**
 * @typedef {object} Look
 * @property {string} color
 * @property {Size} size
 * @property {boolean} filled rectangles and ellipses have a tint of their colour
 * @property {"" | "dashed" | "dotted"} dash
 * @property {number} opacity
 * @property {string} paper the colour of notes
 * @property {boolean} wholes the eraser takes whole things
 */

const KEY = "board-look";

/** Board units: the widths of lines, and the heights of type. @type {Record<"line" | "highlighter" | "type" | "eraser", Record<Size, number>>} */
const SIZES = {
  line: { s: 2, m: 4, l: 8, xl: 16 },
  highlighter: { s: 12, m: 20, l: 32, xl: 48 },
  type: { s: 16, m: 24, l: 40, xl: 64 },
  eraser: { s: 6, m: 12, l: 24, xl: 48 },
};

/** @type {Look} */
const FIRST = {
  color: "ink",
  size: "m",
  filled: false,
  dash: "",
  opacity: 1,
  paper: "amber",
  wholes: true,
};

/** @extends {Emitter<{change: Look}>} */
export class Brush extends Emitter {
  /** @type {Look} */
  look = { ...FIRST, ...readLook() };

  /** @param {Partial<Look>} changes */
  set(changes) {
    this.look = { ...this.look, ...changes };
    keepChoice(KEY, JSON.stringify(this.look));
    this.emit("change", this.look);
  }

  /** The fields of a new thing of this kind. @param {ItemKind} kind @returns {Pick<GivenItem, "color" | "fill" | "size" | "dash" | "opacity">} */
  fields(kind) {
    const { color, filled, dash, opacity, paper } = this.look;
    const size = sizeOf(kind, this.look.size);
    if (kind === "image") return { opacity };
    if (kind === "note") return { color: "ink", fill: paper, size, opacity };
    if (kind === "text") return { color, size, opacity };
    if (kind === "pen" || kind === "highlighter") return { color, size, opacity };
    if (kind === "line" || kind === "arrow") return { color, size, opacity, dash };
    return { color, size, opacity, dash, fill: filled ? color : "" };
  }
}

/** @param {ItemKind | "eraser"} kind @param {Size} size @returns {number} */
export function sizeOf(kind, size) {
  return SIZES[scaleOf(kind)][size];
}

/** The nearest of the four. @param {ItemKind} kind @param {number} units @returns {Size} */
export function nearestSize(kind, units) {
  const sizes = /** @type {[Size, number][]} */ (Object.entries(SIZES[scaleOf(kind)]));
  return sizes.reduce((best, one) => (Math.abs(one[1] - units) < Math.abs(best[1] - units) ? one : best))[0];
}

/** @param {ItemKind | "eraser"} kind */
function scaleOf(kind) {
  if (kind === "highlighter" || kind === "eraser") return kind;
  return kind === "text" || kind === "note" ? "type" : "line";
}

/** @returns {Partial<Look>} */
function readLook() {
  try {
    return JSON.parse(readChoice(KEY) ?? "{}");
  } catch {
    return {}; // not ours
  }
}
