/** Where a country's name goes: the middle of the widest flat ellipse that fits into its largest part. */

const FLATNESS = 2.2; // a name is wider than it is high

/** @param {number[][]} points degrees @returns {number} area on an equal-area map, in square degrees at the equator */
export function ringArea(points) {
  const sine = (lat) => (Math.sin((lat * Math.PI) / 180) * 180) / Math.PI;
  return Math.abs(shoelace(points.map(([lng, lat]) => [lng, sine(lat)])));
}

/** @param {number[][]} outline degrees @returns {number[]} lng, lat, room for a name in 1/10000 of the world's width */
export function labelPoint(outline) {
  const ring = outline.map(([lng, lat]) => [lng / 360, mercator(lat) * FLATNESS]);
  const [x, y, radius] = widest(ring);
  const lng = ((((x * 360 + 180) % 360) + 360) % 360) - 180;
  return [round(lng, 2), round(latitude(y / FLATNESS), 2), Math.round(radius * 2 * 10_000)];
}

/** Searches a grid, then ever finer grids around the best point. */
function widest(ring) {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  let [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = [(left + right) / 2, (top + bottom) / 2, 0];
  for (let pass = 0; pass < 5; pass += 1) {
    const [width, height] = [right - left, bottom - top];
    for (let i = 0.5; i < 24; i += 1) {
      for (let j = 0.5; j < 24; j += 1) {
        const [x, y] = [left + (width * i) / 24, top + (height * j) / 24];
        const distance = inside(ring, x, y) ? edgeDistance(ring, x, y) : 0;
        if (distance > best[2]) best = [x, y, distance];
      }
    }
    [left, right] = [best[0] - width / 12, best[0] + width / 12];
    [top, bottom] = [best[1] - height / 12, best[1] + height / 12];
  }
  return best;
}

function edgeDistance(ring, x, y) {
  let least = Infinity;
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = ring[i - 1];
    const [dx, dy] = [ring[i][0] - ax, ring[i][1] - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return least;
}

function inside(ring, x, y) {
  let within = false;
  for (let i = 1; i < ring.length; i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
  }
  return within;
}

function shoelace(points) {
  let sum = 0;
  for (let i = 1; i < points.length; i += 1) sum += points[i - 1][0] * points[i][1] - points[i][0] * points[i - 1][1];
  return sum / 2;
}

function mercator(lat) {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

function latitude(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
