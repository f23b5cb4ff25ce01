import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { decodeAtlas } from "../../../frontend/static/mapmarkers/atlas_decode.js";
import { trace } from "../../../frontend/static/mapmarkers/atlas_trace.js";
import { degreeText, graticule, graticuleStep } from "../../../frontend/static/mapmarkers/graticule.js";
import { xOf, yOf } from "../../../frontend/static/mapmarkers/mercator.js";

/** @import { Atlas, AtlasFile, Line } from "../../../frontend/static/mapmarkers/atlas_decode.js" */

/** France, Australia, Siberia on both sides of the 180th meridian, Antarctica, Kansas, Kenya. */
const LAND = [
  [48.5, 2.5],
  [-25, 135],
  [66, -172],
  [67, 178],
  [-80, 0],
  [39, -98],
  [-1.3, 36.8],
];
/** Atlantic, Indian Ocean, Pacific, Mediterranean, Labrador Sea. */
const SEA = [
  [0, -30],
  [-40, 90],
  [30, -150],
  [35, 18],
  [60, -58],
];

/** @param {string} scale @returns {AtlasFile} */
function atlas(scale) {
  const url = new URL(`../../../frontend/static/mapmarkers/atlas-${scale}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

/** @param {Atlas} decoded @param {number} lat @param {number} lng */
function onLand(decoded, lat, lng) {
  return decoded.tints.flat().some((ring) => [-1, 0, 1].some((copy) => inside(ring.points, xOf(lng) + copy, yOf(lat))));
}

/** @param {Float64Array} points @param {number} x @param {number} y */
function inside(points, x, y) {
  let within = false;
  for (let i = 2; i < points.length; i += 2) {
    const [ax, ay, bx, by] = points.subarray(i - 2, i + 2);
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
  }
  return within;
}

for (const scale of ["110m", "50m"]) {
  const file = atlas(scale);
  const decoded = decodeAtlas(file);

  test(`${scale}: land is where land is`, () => {
    for (const [lat, lng] of LAND) assert.ok(onLand(decoded, lat, lng), `${lat} ${lng}`);
    for (const [lat, lng] of SEA) assert.ok(!onLand(decoded, lat, lng), `${lat} ${lng}`);
  });

  test(`${scale}: no line jumps across the map, no coast runs along the 180th meridian`, () => {
    for (const { points } of [...decoded.tints.flat(), ...decoded.coasts, ...decoded.borders]) {
      for (let i = 2; i < points.length; i += 2) {
        if (points[i + 1] > 0.99 && points[i - 1] > 0.99) continue; // the map's foot, south of everybody
        assert.ok(Math.abs(points[i] - points[i - 2]) < 0.5);
      }
    }
    const along = decoded.coasts.some(({ points }) => {
      for (let i = 2; i < points.length; i += 2) {
        const edge = (/** @type {number} */ x) => Math.abs(Math.abs(x - 0.5) - 0.5) < 1e-5;
        if (edge(points[i]) && edge(points[i - 2]) && Math.abs(points[i + 1] - points[i - 1]) > 1e-4) return true;
      }
      return false;
    });
    assert.ok(!along);
  });

  test(`${scale}: neighbours have different tints`, () => {
    /** @type {Map<number, {tint: number, name: string}[]>} */
    const owners = new Map();
    for (const { tint, name, rings } of file.countries) {
      for (const arc of rings.flat().map((index) => (index < 0 ? ~index : index))) {
        owners.set(arc, [...(owners.get(arc) ?? []), { tint, name }]);
      }
    }
    const alike = [...owners.values()].filter(
      ([one, other]) => other && one.name !== other.name && one.tint === other.tint,
    );
    assert.deepEqual(alike, []);
  });
}

class Path {
  /** @type {[number, number][]} */
  points = [];
  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.points.push([x, y]);
  }
  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.points.push([x, y]);
  }
}

/** @param {...[number, number]} pairs @returns {Line} */
function line(...pairs) {
  const xs = pairs.map(([x]) => x);
  const ys = pairs.map(([, y]) => y);
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  return { points: Float64Array.from(pairs.flat()), ...box };
}

const VIEW = { x: 0.4, y: 0.4, scale: 1000, width: 200, height: 200 };

test("a line out of sight is not traced", () => {
  const path = new Path();
  trace(path, line([0.1, 0.1], [0.2, 0.2]), VIEW);
  assert.deepEqual(path.points, []);
});

test("a line in sight is traced in pixels", () => {
  const path = new Path();
  trace(path, line([0.45, 0.45], [0.5, 0.55]), VIEW);
  assert.deepEqual(path.points.flat().map(Math.round), [50, 50, 100, 150]);
});

test("the detours of a line beyond one edge are left out", () => {
  const path = new Path();
  trace(path, line([0.5, 0.5], [0.9, 0.5], [0.95, 0.3], [0.95, 0.7], [0.9, 0.55], [0.5, 0.55]), VIEW);
  assert.equal(path.points.length, 4);
});

test("the world repeats: a line is traced once per copy in sight", () => {
  const path = new Path();
  trace(path, line([0.95, 0.45], [1.05, 0.45]), { ...VIEW, x: -0.1, scale: 150, width: 200 });
  assert.equal(path.points.length, 4);
});

test("the net keeps its lines apart at every zoom", () => {
  for (const zoom of [1, 2.5, 4, 6.75, 9, 12]) {
    const scale = 256 * 2 ** zoom;
    const pixels = (graticuleStep(scale) / 360) * scale;
    assert.ok(zoom < 2 || (pixels >= 110 && pixels < 300), `${zoom}: ${pixels}`);
  }
  const { meridians } = graticule({ x: 0.4, y: 0.4, scale: 2048, width: 800, height: 600 });
  assert.ok(meridians.length > 3 && meridians.every(({ at }) => at >= 0 && at <= 800));
});

test("the net's degrees read as on a sheet map", () => {
  assert.equal(degreeText(52.25, "NS"), "52.25° N");
  assert.equal(degreeText(-0.1, "EW"), "0.1° W");
  assert.equal(degreeText(1e-13, "NS"), "0°");
});
