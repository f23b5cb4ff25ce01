/** Reads a board file or what was copied from a board, and says in plain words what is wrong with it. */

import { boundsOf } from "./bounds.js";
import { middle, union } from "./boxes.js";
import { FORMAT, VERSION } from "./export_json.js";
import { BoardFileError, checkedItem } from "./item_check.js";
import { complete } from "./item_fields.js";
import { byHeight } from "./stacking.js";
import { tidy } from "./stroke_points.js";

/** @import { GivenItem } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */

export { BoardFileError };

const MOST = 10_000; // items of a board

/** Whether text from the clipboard is meant to be read by this. @param {string} text */
export function looksLikeBoard(text) {
  return text.trimStart().startsWith("{") && text.slice(0, 200).includes(FORMAT);
}

/** @param {string} text @returns {{title: string, items: GivenItem[]}} from the bottom up; BoardFileError if it is none */
export function readBoardFile(text) {
  const file = parsed(text);
  if (file.format !== FORMAT) throw new BoardFileError("This is not a board file.");
  if (!(file.version <= VERSION)) throw new BoardFileError("This board file is from a newer version of Roomful.");
  if (!Array.isArray(file.items)) throw new BoardFileError("This board file has no list of items.");
  if (file.items.length > MOST)
    throw new BoardFileError(`A board holds 10,000 items; this file has ${file.items.length}.`);
  const items = file.items.map((item, i) => checkedItem(item, i + 1));
  return { title: typeof file.title === "string" ? file.title : "", items: items.sort(inOrder) };
}

/**
 * The same once more: with ids of their own, on top of all others, around a point.
 * @param {readonly GivenItem[]} items from the bottom up @param {{at?: Point | undefined, newId: () => string, z: number}} where `z`: of the first one; without `at` they stay where they are
 * @returns {GivenItem[]}
 */
export function placed(items, { at, newId, z }) {
  const nobody = { by: "", who: "" };
  const from = middle(union(items.map((item) => boundsOf(complete(item, nobody)))));
  const [dx, dy] = at && items.length ? [at.x - from.x, at.y - from.y] : [0, 0];
  return items.map((item, i) => ({ ...item, id: newId(), x: tidy(item.x + dx), y: tidy(item.y + dy), z: z + i }));
}

/** @param {string} text @returns {Record<string, any>} */
function parsed(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new BoardFileError("This is not a board file: it cannot be read.");
  }
}

/** @param {GivenItem} one @param {GivenItem} other */
function inOrder(one, other) {
  const nobody = { by: "", who: "" };
  return byHeight(complete(one, nobody), complete(other, nobody));
}
