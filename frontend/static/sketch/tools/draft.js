/** A thing in the making: it has all its fields, and is nobody's yet. */

import { complete } from "../item_fields.js";

/** @import { GivenItem, Item } from "../../../types.d.ts" */

/** @param {GivenItem} fields @returns {Item} */
export function draft(fields) {
  return complete(fields, { by: "", who: "" });
}
