/** The line along which an item is drawn, as points of the board: what hit tests, lasso and eraser go by. */

import { isStroke } from "./item_fields.js";
import { strokeOf } from "./stroke_points.js";
import { corners, fromLocal } from "./turning.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */

const ROUND = 40; // points of an ellipse

/** Closed shapes end where they begin. @param {Item} item @returns {Point[]} */
export function traceOf(item) {
  if (isStroke(item.kind)) return strokeTrace(item);
  if (item.kind === "ellipse") return ellipseTrace(item);
  const around = corners(item);
  return [...around, around[0]];
}

/** @param {Item} item @returns {Point[]} */
function strokeTrace(item) {
  const { flat } = strokeOf(item);
  const points = [];
  for (let i = 0; i < flat.length; i += 3) {
    points.push(fromLocal(item, { x: item.x + flat[i], y: item.y + flat[i + 1] }));
  }
  return points;
}

/** @param {Item} item @returns {Point[]} */
function ellipseTrace(item) {
  const [rx, ry] = [item.w / 2, item.h / 2];
  return Array.from({ length: ROUND + 1 }, (_, i) => {
    const angle = (i / ROUND) * 2 * Math.PI;
    return fromLocal(item, { x: item.x + rx + rx * Math.cos(angle), y: item.y + ry + ry * Math.sin(angle) });
  });
}
