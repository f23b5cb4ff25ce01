/** The head of an arrow: two barbs at its end. */

/** @import { Item } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */

const SPREAD = 0.5; // radians between shaft and barb
const BY_WIDTH = 3.2; // a barb's length per width of the line…
const LEAST = 9; // …and besides that, units
const OF_SHAFT = 0.6; // a short arrow has a short head

/** How long its barbs are, at most. @param {Pick<Item, "size">} item */
export function arrowReach({ size }) {
  return LEAST + BY_WIDTH * size;
}

/** From barb to tip to barb. @param {Point} from @param {Point} to @param {number} size the width of the line @returns {[Point, Point, Point]} */
export function arrowHead(from, to, size) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.min(arrowReach({ size }), OF_SHAFT * Math.hypot(dx, dy));
  const angle = Math.atan2(dy, dx);
  const barb = (/** @type {number} */ side) => ({
    x: to.x - length * Math.cos(angle + side * SPREAD),
    y: to.y - length * Math.sin(angle + side * SPREAD),
  });
  return [barb(1), { x: to.x, y: to.y }, barb(-1)];
}
