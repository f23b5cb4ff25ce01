/** What a point, a box, a path or a lasso touches: by the ink of an item, not by its box. */

import { boundsOf } from "./bounds.js";
import { contains, grow, holds, intersects } from "./boxes.js";
import { isStroke } from "./item_fields.js";
import { cross, distanceBetween, entersBox, isInside, squaredDistance } from "./segments.js";
import { traceOf } from "./traces.js";
import { toLocal } from "./turning.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box, Point } from "./boxes.js" */

/** @param {Item} item @param {Point} point @param {number} [tolerance] units around it */
export function hits(item, point, tolerance = 0) {
  if (!holds(grow(boundsOf(item), tolerance), point)) return false;
  return (isFilled(item) && isIn(item, point)) || isNearLine(item, point, tolerance + item.size / 2);
}

/** Whether any of its ink lies in the box: what a marquee selects. @param {Item} item @param {Box} box */
export function touchesBox(item, box) {
  const bounds = boundsOf(item);
  if (!intersects(bounds, box)) return false;
  if (contains(box, bounds)) return true;
  const trace = traceOf(item);
  const near = isDrawn(item) ? grow(box, item.size / 2) : box;
  if (pieces(trace).some(([a, b]) => entersBox(a, b, near))) return true;
  return isFilled(item) && isIn(item, { x: box.left, y: box.top });
}

/** Whether a round brush along `path` touches its ink: the eraser of whole items. @param {Item} item @param {readonly Point[]} path @param {number} radius */
export function touchesPath(item, path, radius) {
  const reach = radius + (isDrawn(item) ? item.size / 2 : 0);
  if (path.some((point) => hits(item, point, radius))) return true;
  const trace = pieces(traceOf(item));
  return pieces(path).some(([a, b]) => trace.some(([c, d]) => distanceBetween(a, b, c, d) <= reach));
}

/** Whether it lies in the lasso, with all that counts of it. @param {Item} item @param {readonly Point[]} lasso */
export function insideLasso(item, lasso) {
  const trace = traceOf(item);
  if (!trace.length || !trace.every((point) => isInside(point, lasso))) return false;
  const around = pieces([...lasso, lasso[0]]);
  return !pieces(trace).some(([a, b]) => around.some(([c, d]) => cross(a, b, c, d)));
}

/** Drawn with a line that has a width. @param {Item} item */
function isDrawn({ kind }) {
  return isStroke(kind) || kind === "rectangle" || kind === "ellipse";
}

/** Whether its inside belongs to it. @param {Item} item */
function isFilled({ kind, fill }) {
  return kind === "text" || kind === "note" || kind === "image" || (fill !== "" && !isStroke(kind));
}

/** @param {Item} item @param {Point} point */
function isIn(item, point) {
  const { x, y } = toLocal(item, point);
  if (item.kind !== "ellipse") return x >= item.x && x <= item.x + item.w && y >= item.y && y <= item.y + item.h;
  const [rx, ry] = [item.w / 2 || 1, item.h / 2 || 1];
  return ((x - item.x - rx) / rx) ** 2 + ((y - item.y - ry) / ry) ** 2 <= 1;
}

/** @param {Item} item @param {Point} point @param {number} reach */
function isNearLine(item, { x, y }, reach) {
  const distance = isDrawn(item) ? reach : reach - item.size / 2;
  const near = distance * distance;
  return pieces(traceOf(item)).some(([a, b]) => squaredDistance(x, y, a.x, a.y, b.x, b.y) <= near);
}

/** A single point is a piece without length. @param {readonly Point[]} points @returns {[Point, Point][]} */
function pieces(points) {
  if (points.length === 1) return [[points[0], points[0]]];
  return points.slice(1).map((point, i) => [points[i], point]);
}
