/** Items are turned about the middle of their box: the way from the board into an item's own upright coordinates, and back. */

/** @import { Item } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */

/** @param {Point} point @param {number} angle radians, clockwise on the screen @param {Point} about @returns {Point} */
export function turned(point, angle, about) {
  if (!angle) return { x: point.x, y: point.y };
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [point.x - about.x, point.y - about.y];
  return { x: about.x + dx * cos - dy * sin, y: about.y + dx * sin + dy * cos };
}

/** @param {Pick<Item, "x" | "y" | "w" | "h">} item @returns {Point} */
export function middleOf({ x, y, w, h }) {
  return { x: x + w / 2, y: y + h / 2 };
}

/** From the board to where the point would be if the item were not turned. @param {Item} item @param {Point} point @returns {Point} */
export function toLocal(item, point) {
  return turned(point, -item.r, middleOf(item));
}

/** @param {Item} item @param {Point} point @returns {Point} */
export function fromLocal(item, point) {
  return turned(point, item.r, middleOf(item));
}

/** Of its box, clockwise from the top left one. @param {Item} item @returns {[Point, Point, Point, Point]} */
export function corners(item) {
  const { x, y, w, h } = item;
  return [
    fromLocal(item, { x, y }),
    fromLocal(item, { x: x + w, y }),
    fromLocal(item, { x: x + w, y: y + h }),
    fromLocal(item, { x, y: y + h }),
  ];
}
