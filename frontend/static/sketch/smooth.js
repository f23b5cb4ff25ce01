/**
 * A smooth line through the points that simplifying has left. Between two points it may leave the straight line by no more than
 * simplifying can have cut off: so curves are round again, and corners stay corners.
 */

const PIECES = 4; // between two points of a bend
const PEAK = 1 / 4; // how far slopes of one at both ends lift the curve, per length
const CORNER = 0.3; // the cosine of a turn (by 73°) that is meant as one: no curve leads around it
const STEEPEST = 1.2; // slope against the straight line

/**
 * @param {ArrayLike<number>} flat x, y, pressure of each point
 * @param {number} bulge units
 * @returns {Float64Array} more points of the same kind, the given ones among them
 */
export function smooth(flat, bulge) {
  const count = flat.length / 3;
  if (count < 3 || !(bulge > 0)) return Float64Array.from(flat);
  const headings = headingsOf(flat);
  const points = [flat[0], flat[1], flat[2]];
  for (let i = 1; i < count; i += 1) addCurve(points, flat, i, headings, bulge);
  return Float64Array.from(points);
}

/** The direction of the line at each point, from its two neighbours; the nearer one counts more. @param {ArrayLike<number>} flat */
function headingsOf(flat) {
  const count = flat.length / 3;
  const headings = new Float64Array(count * 2);
  for (let i = 0; i < count; i += 1) {
    const [before, after] = [Math.max(0, i - 1) * 3, Math.min(count - 1, i + 1) * 3];
    const [ax, ay] = [flat[3 * i] - flat[before], flat[3 * i + 1] - flat[before + 1]];
    const [bx, by] = [flat[after] - flat[3 * i], flat[after + 1] - flat[3 * i + 1]];
    const [a, b] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
    // As if both had been walked in the same time, which leans to the shorter one.
    headings[2 * i] = (a ? (ax / a) * b : 0) + (b ? (bx / b) * a : 0) || ax || bx;
    headings[2 * i + 1] = (a ? (ay / a) * b : 0) + (b ? (by / b) * a : 0) || ay || by;
    if (a && b && (ax * bx + ay * by) / (a * b) < CORNER) headings[2 * i] = headings[2 * i + 1] = 0;
  }
  bendEnds(headings, flat);
  return headings;
}

/** At its ends the line goes on bending as it did: the heading there mirrors the next one. @param {Float64Array} headings @param {ArrayLike<number>} flat */
function bendEnds(headings, flat) {
  const count = headings.length / 2;
  mirror(headings, 0, 1, flat[3] - flat[0], flat[4] - flat[1]);
  const last = 3 * (count - 1);
  mirror(headings, count - 1, count - 2, flat[last] - flat[last - 3], flat[last + 1] - flat[last - 2]);
}

/** @param {Float64Array} headings @param {number} end @param {number} next @param {number} dx @param {number} dy */
function mirror(headings, end, next, dx, dy) {
  const length = dx * dx + dy * dy || 1;
  const [hx, hy] = [headings[2 * next], headings[2 * next + 1]];
  const along = (hx * dx + hy * dy) / length;
  headings[2 * end] = 2 * along * dx - hx;
  headings[2 * end + 1] = 2 * along * dy - hy;
}

/** The line from point i − 1 to point i. @param {number[]} points @param {ArrayLike<number>} flat @param {number} i @param {Float64Array} headings @param {number} bulge */
function addCurve(points, flat, i, headings, bulge) {
  const from = 3 * (i - 1);
  const [ax, ay, ap] = [flat[from], flat[from + 1], flat[from + 2]];
  const [dx, dy, dp] = [flat[from + 3] - ax, flat[from + 4] - ay, flat[from + 5] - ap];
  const length = Math.hypot(dx, dy);
  const most = Math.min(STEEPEST, bulge / (PEAK * length || 1));
  const start = slope(headings[2 * i - 2], headings[2 * i - 1], dx, dy, most);
  const end = slope(headings[2 * i], headings[2 * i + 1], dx, dy, most);
  const pieces = Math.abs(start) + Math.abs(end) > 0.01 ? PIECES : 1;
  for (let k = 1; k <= pieces; k += 1) {
    const u = k / pieces;
    const aside = start * (u - 2 * u * u + u * u * u) + end * (u * u * u - u * u);
    points.push(ax + dx * u - dy * aside, ay + dy * u + dx * aside, ap + dp * u);
  }
}

/** How steeply a heading leaves the straight line d, to its right side positive. @param {number} hx @param {number} hy @param {number} dx @param {number} dy @param {number} most */
function slope(hx, hy, dx, dy, most) {
  const along = hx * dx + hy * dy;
  const aside = hy * dx - hx * dy;
  if (along <= 0) return aside === 0 ? 0 : Math.sign(aside) * most;
  return Math.max(-most, Math.min(most, aside / along));
}
