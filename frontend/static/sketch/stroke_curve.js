/** The smooth line along which a stroke is drawn. */

import { isFreehand } from "./item_fields.js";
import { shapeOf } from "./shapes.js";
import { smooth } from "./smooth.js";
import { strokeOf } from "./stroke_points.js";

/** @import { Item } from "../../types.d.ts" */

/** x, y, pressure of its points, in units from the item's x, y. @param {Item} item @returns {Float64Array} */
export function curveOf(item) {
  const shape = shapeOf(item);
  const { flat, bulge } = strokeOf(item);
  shape.curve ??= isFreehand(item.kind) ? smooth(flat, bulge) : flat;
  return shape.curve;
}
