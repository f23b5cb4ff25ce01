/** The fields of an item: what they are if nothing was said of them, and which of them its kind has. */

import { keepShape } from "./shapes.js";

/** @import { EventItem, GivenItem, Item, ItemChanges, ItemKind } from "../../types.d.ts" */

/** @type {readonly ItemKind[]} */
export const KINDS = ["pen", "highlighter", "line", "arrow", "rectangle", "ellipse", "text", "note", "image"];

const LINE_WIDTH = 4; // units
const TYPE_HEIGHT = 20; // units

/** What is left out of commands, events and files. `size` depends on the kind: see `defaultSize`. */
export const DEFAULTS = Object.freeze({
  w: 0,
  h: 0,
  r: 0,
  z: 0,
  color: "ink",
  fill: "",
  opacity: 1,
  dash: /** @type {Item["dash"]} */ (""),
  points: "",
  step: 1,
  text: "",
  image: "",
});

/** @param {ItemKind} kind */
export function defaultSize(kind) {
  return hasText(kind) ? TYPE_HEIGHT : LINE_WIDTH;
}

/** Drawn along points. @param {ItemKind} kind */
export function isStroke(kind) {
  return kind === "pen" || kind === "highlighter" || kind === "line" || kind === "arrow";
}

/** Drawn by a free hand. @param {ItemKind} kind */
export function isFreehand(kind) {
  return kind === "pen" || kind === "highlighter";
}

/** @param {ItemKind} kind */
export function hasText(kind) {
  return kind === "text" || kind === "note";
}

/**
 * All that is known of an item, from what was said of it.
 * @param {EventItem} fields @param {{by: string, who: string}} drawer unless the fields name another @returns {Item}
 */
export function complete(fields, { by, who }) {
  return { ...DEFAULTS, size: defaultSize(fields.kind), by, who, ...defined(fields) };
}

/** What has to be said of an item so that others have the same. @param {Item} item @returns {GivenItem} */
export function given(item) {
  /** @type {Partial<Item>} */
  const fields = { ...item };
  delete fields.by;
  delete fields.who;
  if (item.size === defaultSize(item.kind)) delete fields.size;
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (fields[/** @type {keyof Item} */ (name)] === value) delete fields[/** @type {keyof Item} */ (name)];
  }
  return /** @type {GivenItem} */ (fields);
}

/** The item after a change; it keeps what was worked out about its form, where that is still true. @param {Item} item @param {ItemChanges} changes */
export function changed(item, changes) {
  const after = { ...item, ...pick(changes) };
  keepShape(item, after);
  return after;
}

/** @param {ItemChanges} changes @returns {Partial<Item>} */
function pick(changes) {
  const names = ["x", "y", "size", ...Object.keys(DEFAULTS)];
  return Object.fromEntries(Object.entries(changes).filter(([name, value]) => names.includes(name) && value != null));
}

/** @param {EventItem} fields @returns {EventItem} without what is undefined, null, or part of an event's head */
function defined(fields) {
  const names = ["id", "kind", "x", "y", "size", "by", "who", ...Object.keys(DEFAULTS)];
  const known = Object.entries(fields).filter(([name, value]) => names.includes(name) && value != null);
  return /** @type {EventItem} */ (Object.fromEntries(known));
}
