/** Takes the tremble out of a drawn line: a slow pointer jumps from pixel to pixel. Fast parts and corners stay as they are. */

const SLOW = 10; // pixels between two points
const PASSES = 3;
const CORNER = 0.3; // the cosine of a turn (by 73°) that is meant as one

/** @param {ArrayLike<number>} flat x, y, pressure of each point, in units @param {number} zoom pixels per unit @returns {Float64Array} as many points */
export function steady(flat, zoom) {
  const isCalmed = Array.from({ length: flat.length / 3 }, (_, i) => isSlow(flat, 3 * i, SLOW / zoom));
  let calm = Float64Array.from(flat);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = calm;
    calm = Float64Array.from(before);
    for (let i = 3; i + 3 < flat.length; i += 3) {
      if (!isCalmed[i / 3]) continue;
      for (let of = i; of < i + 3; of += 1) calm[of] = (before[of - 3] + 2 * before[of] + before[of + 3]) / 4;
    }
  }
  return calm;
}

/** Neither far from its neighbours nor a corner, which is looked for from a little farther away. @param {ArrayLike<number>} flat @param {number} i @param {number} most */
function isSlow(flat, i, most) {
  const [ax, ay] = way(flat, i, -3);
  const [bx, by] = way(flat, i, 3);
  if (Math.hypot(ax, ay) > most || Math.hypot(bx, by) > most) return false;
  const [cx, cy] = way(flat, i, -6);
  const [dx, dy] = way(flat, i, 6);
  const [before, after] = [Math.hypot(cx, cy), Math.hypot(dx, dy)];
  return !before || !after || -(cx * dx + cy * dy) / (before * after) > CORNER;
}

/** @param {ArrayLike<number>} flat @param {number} i @param {number} by @returns {[number, number]} */
function way(flat, i, by) {
  const to = Math.min(flat.length - 3, Math.max(0, i + by));
  return [flat[to] - flat[i], flat[to + 1] - flat[i + 1]];
}
