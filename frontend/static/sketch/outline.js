/**
 * The area that a line of changing width covers, as closed polygons: offsets to its left and right, with round ends. At a sharp
 * turn a new polygon begins, so that none folds over itself; all turn the same way, so that filled together they are one area.
 */

import { radiusAt, THICKEST } from "./pressure.js";

export { THICKEST };

const SHARP = Math.cos(1.05); // a turn by more than 60°
const ROUND = 0.35; // radians between two points of a round end, at most
const CLOSE = 0.02; // of the width: points nearer than this are one

/** @typedef {{x: number, y: number, radius: number}} Spot */

/**
 * @param {ArrayLike<number>} flat x, y, pressure of each point, as dense as it shall be smooth
 * @param {number} size the width of the line at middling pressure
 * @returns {number[][]} polygons, each as x, y, x, y, …
 */
export function outline(flat, size) {
  const spots = spotsOf(flat, size);
  if (spots.length === 0) return [];
  if (spots.length === 1) return [circle(spots[0])];
  return runsOf(spots).map(ribbon);
}

/** @param {ArrayLike<number>} flat @param {number} size @returns {Spot[]} */
function spotsOf(flat, size) {
  /** @type {Spot[]} */
  const spots = [];
  for (let i = 0; i < flat.length; i += 3) {
    const spot = { x: flat[i], y: flat[i + 1], radius: radiusAt(size, flat[i + 2]) };
    const last = spots.at(-1);
    if (last && Math.hypot(spot.x - last.x, spot.y - last.y) < CLOSE * size) last.radius = spot.radius;
    else spots.push(spot);
  }
  return spots;
}

/** Parts without a sharp turn. @param {Spot[]} spots */
function runsOf(spots) {
  const runs = [];
  let start = 0;
  for (let i = 1; i < spots.length - 1; i += 1) {
    if (turnAt(spots[i - 1], spots[i], spots[i + 1]) > SHARP) continue;
    runs.push(spots.slice(start, i + 1));
    start = i;
  }
  runs.push(spots.slice(start));
  return runs;
}

/** The cosine of the turn at b. @param {Spot} a @param {Spot} b @param {Spot} c */
function turnAt(a, b, c) {
  const [ax, ay, bx, by] = [b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y];
  return (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by) || 1);
}

/** @param {Spot[]} spots two at least @returns {number[]} */
function ribbon(spots) {
  /** @type {number[]} */
  const left = [];
  /** @type {number[]} */
  const right = [];
  for (let i = 0; i < spots.length; i += 1) {
    const { x, y, radius } = spots[i];
    const before = spots[Math.max(0, i - 1)];
    const after = spots[Math.min(spots.length - 1, i + 1)];
    const [dx, dy] = direction(before, after, spots[i]);
    addForward(left, x + dy * radius, y - dx * radius, dx, dy);
    addForward(right, x - dy * radius, y + dx * radius, dx, dy);
  }
  const [first, last] = [spots[0], spots[spots.length - 1]];
  const [ax, ay] = direction(first, spots[1], first);
  const [bx, by] = direction(spots[spots.length - 2], last, last);
  return [
    ...left,
    ...arc(last, Math.atan2(by, bx) - Math.PI / 2, Math.PI),
    ...reversed(right),
    ...arc(first, Math.atan2(ay, ax) + Math.PI / 2, Math.PI),
  ];
}

/** @param {Spot} from @param {Spot} to @param {Spot} at @returns {[number, number]} of length one */
function direction(from, to, at) {
  let [dx, dy] = [to.x - from.x, to.y - from.y];
  if (!dx && !dy) [dx, dy] = [to.x - at.x, to.y - at.y];
  const length = Math.hypot(dx, dy) || 1;
  return [dx / length, dy / length];
}

/** On the inner side of a bend that is narrower than the line, the offset would run backwards: it waits there instead. @param {number[]} side @param {number} x @param {number} y @param {number} dx @param {number} dy */
function addForward(side, x, y, dx, dy) {
  const end = side.length;
  if (end && (x - side[end - 2]) * dx + (y - side[end - 1]) * dy < 0) return;
  side.push(x, y);
}

/** @param {number[]} flat x, y pairs */
function reversed(flat) {
  const turned = [];
  for (let i = flat.length - 2; i >= 0; i -= 2) turned.push(flat[i], flat[i + 1]);
  return turned;
}

/** Points between two angles, both left out. @param {Spot} spot @param {number} from @param {number} by */
function arc({ x, y, radius }, from, by) {
  const pieces = Math.ceil(by / ROUND);
  const points = [];
  for (let i = 1; i < pieces; i += 1) {
    const angle = from + (by * i) / pieces;
    points.push(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  return points;
}

/** @param {Spot} spot */
function circle(spot) {
  return arc(spot, 0, 2 * Math.PI + ROUND);
}
