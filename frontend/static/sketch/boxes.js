/** Points and upright boxes of the board, in units. */

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

/** The box of nothing: whatever is joined to it stays as it is. @type {Readonly<Box>} */
export const NOTHING = Object.freeze({ left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });

/** @param {Iterable<Point>} points @returns {Box} */
export function boxOf(points) {
  const box = { ...NOTHING };
  for (const { x, y } of points) {
    if (x < box.left) box.left = x;
    if (x > box.right) box.right = x;
    if (y < box.top) box.top = y;
    if (y > box.bottom) box.bottom = y;
  }
  return box;
}

/** @param {Iterable<Box>} boxes @returns {Box} */
export function union(boxes) {
  const all = { ...NOTHING };
  for (const { left, top, right, bottom } of boxes) {
    if (left < all.left) all.left = left;
    if (right > all.right) all.right = right;
    if (top < all.top) all.top = top;
    if (bottom > all.bottom) all.bottom = bottom;
  }
  return all;
}

/** @param {Box} box */
export function isEmpty(box) {
  return box.left > box.right || box.top > box.bottom;
}

/** Whether they share a point, be it of their edges. @param {Box} one @param {Box} other */
export function intersects(one, other) {
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;
}

/** Whether `inner` lies wholly in `outer`. @param {Box} outer @param {Box} inner */
export function contains(outer, inner) {
  return (
    outer.left <= inner.left && inner.right <= outer.right && outer.top <= inner.top && inner.bottom <= outer.bottom
  );
}

/** @param {Box} box @param {Point} point */
export function holds(box, { x, y }) {
  return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
}

/** @param {Box} box @param {number} by on each side @returns {Box} */
export function grow(box, by) {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}

/** @param {Box} box @param {number} dx @param {number} dy @returns {Box} */
export function shifted(box, dx, dy) {
  return { left: box.left + dx, top: box.top + dy, right: box.right + dx, bottom: box.bottom + dy };
}

/** @param {Box} box @returns {Point} */
export function middle({ left, top, right, bottom }) {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Between two corners, whichever they are. @param {Point} one @param {Point} other @returns {Box} */
export function spanning(one, other) {
  return boxOf([one, other]);
}
