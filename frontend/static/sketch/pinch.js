/** Two fingers that move: how far, how much wider, about what point. */

/** @import { Point } from "./boxes.js" */

/** @typedef {[Point, Point]} Fingers */

/** @param {Fingers} before @param {Fingers} after @returns {{dx: number, dy: number, factor: number, at: Point}} */
export function pinch(before, after) {
  const [from, at] = [between(before), between(after)];
  const [narrow, wide] = [span(before), span(after)];
  return { dx: at.x - from.x, dy: at.y - from.y, factor: narrow && wide ? wide / narrow : 1, at };
}

/** @param {Fingers} fingers */
function between([one, other]) {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** @param {Fingers} fingers */
function span([one, other]) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
