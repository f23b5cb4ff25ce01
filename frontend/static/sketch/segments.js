/** Distances and crossings of straight pieces of line. */

/** @import { Box, Point } from "./boxes.js" */

/** The square of the distance of p from the piece between a and b. @param {number} px @param {number} py @param {number} ax @param {number} ay @param {number} bx @param {number} by */
export function squaredDistance(px, py, ax, ay, bx, by) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const part = length ? Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
  const [ex, ey] = [px - ax - part * dx, py - ay - part * dy];
  return ex * ex + ey * ey;
}

/** The distance between the pieces a–b and c–d; 0 where they cross. @param {Point} a @param {Point} b @param {Point} c @param {Point} d */
export function distanceBetween(a, b, c, d) {
  if (cross(a, b, c, d)) return 0;
  return Math.sqrt(
    Math.min(
      squaredDistance(a.x, a.y, c.x, c.y, d.x, d.y),
      squaredDistance(b.x, b.y, c.x, c.y, d.x, d.y),
      squaredDistance(c.x, c.y, a.x, a.y, b.x, b.y),
      squaredDistance(d.x, d.y, a.x, a.y, b.x, b.y),
    ),
  );
}

/** Whether the pieces a–b and c–d cross (not: merely touch). @param {Point} a @param {Point} b @param {Point} c @param {Point} d */
export function cross(a, b, c, d) {
  const side = (/** @type {Point} */ p, /** @type {Point} */ q, /** @type {Point} */ r) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether the piece a–b has a point in the box (Liang and Barsky). @param {Point} a @param {Point} b @param {Box} box */
export function entersBox(a, b, box) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [from, to] = [0, 1];
  const edges = [
    [-dx, a.x - box.left],
    [dx, box.right - a.x],
    [-dy, a.y - box.top],
    [dy, box.bottom - a.y],
  ];
  for (const [towards, room] of edges) {
    if (towards === 0 && room < 0) return false;
    if (towards < 0) from = Math.max(from, room / towards);
    if (towards > 0) to = Math.min(to, room / towards);
  }
  return from <= to;
}

/** @param {Point} point @param {readonly Point[]} polygon closed by itself */
export function isInside({ x, y }, polygon) {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i, i += 1) {
    const [a, b] = [polygon[i], polygon[j]];
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}
