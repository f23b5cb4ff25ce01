/** Checks an item that comes from outside, so that nothing is sent that the room would refuse. The same limits as `sketch/messages.py`. */

import { KINDS } from "./item_fields.js";
import { COLOR_NAMES } from "./palette.js";
import { decode } from "./polyline.js";

/** @import { GivenItem } from "../../types.d.ts" */

/** Its message is a sentence for whoever chose the file. */
export class BoardFileError extends Error {}

const FARTHEST = 1e7; // units
const LONGEST_TEXT = 5000; // characters
const MOST_POINTS = 20_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @type {Record<string, (value: any) => boolean>} what each field may be */
const FIELDS = {
  id: (value) => typeof value === "string" && UUID.test(value),
  kind: (value) => KINDS.includes(value),
  x: (value) => isNumber(value, -FARTHEST, FARTHEST),
  y: (value) => isNumber(value, -FARTHEST, FARTHEST),
  w: (value) => isNumber(value, 0, 2 * FARTHEST),
  h: (value) => isNumber(value, 0, 2 * FARTHEST),
  r: (value) => isNumber(value, -7, 7),
  z: (value) => isNumber(value, -1e12, 1e12),
  color: (value) => isColor(value),
  fill: (value) => value === "" || isColor(value),
  size: (value) => isNumber(value, 0.1, 1000),
  opacity: (value) => isNumber(value, 0.1, 1),
  dash: (value) => ["", "dashed", "dotted"].includes(value),
  points: (value) => typeof value === "string" && (value === "" || isLine(value)),
  step: (value) => isNumber(value, 1 / 32, 8) && Number.isInteger(Math.log2(value)),
  text: (value) => typeof value === "string" && value.length <= LONGEST_TEXT,
  image: (value) => value === "" || (typeof value === "string" && UUID.test(value)),
};

/** @param {unknown} value @param {number} number of the item in its file, from 1 @returns {GivenItem} its known fields */
export function checkedItem(value, number) {
  if (typeof value !== "object" || value === null) throw new BoardFileError(`Item ${number} is not an item.`);
  const fields = Object.entries(value).filter(([name]) => name in FIELDS);
  for (const [name, content] of fields) {
    if (!FIELDS[name](content)) throw new BoardFileError(`Item ${number}: its ${name} is not one that a board takes.`);
  }
  for (const name of ["id", "kind", "x", "y"]) {
    if (!(name in value)) throw new BoardFileError(`Item ${number}: its ${name} is missing.`);
  }
  return /** @type {GivenItem} */ (Object.fromEntries(fields));
}

/** @param {unknown} value @param {number} least @param {number} most */
function isNumber(value, least, most) {
  return typeof value === "number" && value >= least && value <= most;
}

/** @param {unknown} value */
function isColor(value) {
  return typeof value === "string" && (value === "ink" || COLOR_NAMES.includes(value) || /^#[0-9a-f]{6}$/i.test(value));
}

/** @param {string} text */
function isLine(text) {
  try {
    const { dims, integers } = decode(text);
    return integers.length > 0 && integers.length / dims <= MOST_POINTS;
  } catch {
    return false;
  }
}
