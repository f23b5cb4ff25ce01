/** A board as a file, and what is copied to the clipboard: the same format, that `import_json.js` reads. */

import { given } from "./item_fields.js";

/** @import { GivenItem, Item } from "../../types.d.ts" */

export const FORMAT = "roomful-board";
export const VERSION = 1;

/** @typedef {{format: string, version: number, title?: string, items: GivenItem[]}} BoardFile */

/** @param {Iterable<Item>} items from the bottom up @param {{title?: string}} [about] @returns {BoardFile} */
export function toBoardFile(items, { title = "" } = {}) {
  return { format: FORMAT, version: VERSION, ...(title && { title }), items: Array.from(items, given) };
}

/** @param {Iterable<Item>} items @returns {string} one item a line: so that a file can be compared with another */
export function toBoardText(items, { title = "" } = {}) {
  const { items: rows, ...head } = toBoardFile(items, { title });
  const lines = rows.map((item) => `    ${JSON.stringify(item)}`);
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "items": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

/** @param {Iterable<Item>} items @returns {string} */
export function toClipboard(items) {
  return JSON.stringify(toBoardFile(items));
}
