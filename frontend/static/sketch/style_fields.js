/** Which parts of the style a tool or a selection has, and what it says of them now. */

import { nearestSize, sizeOf } from "./brush.js";
import { hundredths } from "./tools/drawn_box.js";

/** @import { Item, ItemChanges } from "../../types.d.ts" */
/** @import { Look } from "./brush.js" */

/** @typedef {"color" | "paper" | "filled" | "size" | "dash" | "opacity" | "wholes"} Part */

/** @type {Record<string, Part[]>} by tool, and by kind of thing */
const PARTS = {
  pen: ["color", "size", "opacity"],
  highlighter: ["color", "size", "opacity"],
  line: ["color", "size", "dash", "opacity"],
  arrow: ["color", "size", "dash", "opacity"],
  rectangle: ["color", "filled", "size", "dash", "opacity"],
  ellipse: ["color", "filled", "size", "dash", "opacity"],
  text: ["color", "size", "opacity"],
  note: ["paper", "size", "opacity"],
  image: ["opacity"],
  eraser: ["wholes", "size"],
};

/** @param {string} tool @returns {Part[]} none for tools without a style */
export function partsOfTool(tool) {
  return PARTS[tool] ?? [];
}

/** What all of the things have; the colour of notes only where there is nothing but notes. @param {Item[]} items @returns {Part[]} */
export function partsOfItems(items) {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const lists = kinds.map((kind) => PARTS[kind]);
  const shared = (lists[0] ?? []).filter((part) => lists.every((list) => list.includes(part)));
  const colored = kinds.some((kind) => PARTS[kind].includes("color"));
  return colored && !shared.includes("color") ? ["color", ...shared] : shared;
}

/** The look of things: that of the topmost. @param {Item[]} items @returns {Partial<Look>} */
export function lookOfItems(items) {
  const top = items.at(-1);
  const colored = items.findLast(({ kind }) => kind !== "note" && kind !== "image");
  if (!top) return {};
  const { size, dash, opacity, fill, kind } = top;
  const color = colored?.color ?? "ink";
  return { color, dash, opacity, size: nearestSize(kind, size), filled: Boolean(fill), paper: fill || "amber" };
}

/** The changes that give things a part of a look. @param {Item[]} items @param {Partial<Look>} look @returns {ItemChanges[]} */
export function restyled(items, look) {
  return items.flatMap((item) => {
    const changes = Object.fromEntries(
      Object.entries(changesFor(item, look)).filter(([, value]) => value !== undefined),
    );
    const differs = Object.entries(changes).some(([name, value]) => item[/** @type {keyof Item} */ (name)] !== value);
    return differs ? [{ id: item.id, ...changes }] : [];
  });
}

/** @param {Item} item @param {Partial<Look>} look @returns {Partial<Item>} */
function changesFor(item, { color, size, filled, dash, opacity, paper }) {
  const has = (/** @type {Part} */ part) => PARTS[item.kind].includes(part);
  /** @type {{[name: string]: unknown}} */
  const changes = {};
  if (color !== undefined && has("color")) changes.color = color;
  if (color !== undefined && has("filled") && item.fill) changes.fill = color;
  if (filled !== undefined && has("filled")) changes.fill = filled ? item.color : "";
  if (paper !== undefined && has("paper")) changes.fill = paper;
  if (dash !== undefined && has("dash")) changes.dash = dash;
  if (opacity !== undefined) changes.opacity = opacity;
  if (size !== undefined && has("size")) Object.assign(changes, resizedType(item, sizeOf(item.kind, size)));
  return changes;
}

/** A text takes as much more room as its type is higher. @param {Item} item @param {number} size @returns {Partial<Item>} */
function resizedType({ kind, w, h, size: before }, size) {
  if (kind !== "text") return { size };
  return { size, w: hundredths((w * size) / before), h: hundredths((h * size) / before) };
}
