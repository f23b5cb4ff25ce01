/**
 * Makes the map's base data: Natural Earth countries (public domain), as packed by the npm package world-atlas 2.0.2,
 * turned into the small JSON files that atlas_decode.js reads. Run after `npm ci`: `node scripts/make_atlas.mjs`.
 *
 * File format (see frontend/static/mapmarkers/atlas_decode.js):
 *   step       degrees per integer step of the coordinates
 *   arcs       each line once, as a polyline string: deltas of lng, lat; zigzag; base 32 in the characters "?" to "~"
 *   countries  largest first: {iso, name, tint (no neighbour has the same), label: [lng, lat, room], rings: [[arc, …], …]};
 *              arc ~n is arc n backwards; room is how wide a name may be, in 1/10000 of the world's width
 *   coasts     arcs with land on one side; borders: arcs with land on both
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { labelPoint, ringArea } from "./atlas_labels.mjs";
import { fullNames, labelPlaces } from "./atlas_names.mjs";

const project = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const source = process.argv[2] ?? join(project, "node_modules/world-atlas");
const target = process.argv[3] ?? join(project, "frontend/static/mapmarkers");
const TINTS = 5;

mkdirSync(target, { recursive: true });
const tints = makeAtlas("50m", 0.004);
makeAtlas("110m", 0.02, tints);

/** Writes one file; countries keep the tints of the other. */
function makeAtlas(scale, step, tints = new Map()) {
  const topology = JSON.parse(readFileSync(join(source, `countries-${scale}.json`), "utf8"));
  const arcs = topology.arcs.map((arc) => quantise(degrees(arc, topology.transform), step));
  const shapes = topology.objects.countries.geometries.map(withRings).filter((shape) => shape.rings.length);
  const uses = countUses(shapes);
  const lines = arcs.map((_, index) => index).filter((index) => uses.get(index));
  const atlas = {
    source: `Natural Earth 4.1, 1:${scale}, public domain`,
    step,
    arcs: arcs.map(encode),
    countries: shapes.map((shape) => country(shape, arcs, step)).sort((a, b) => b.area - a.area),
    coasts: lines.filter((index) => uses.get(index) === 1),
    borders: lines.filter((index) => uses.get(index) > 1),
  };
  paint(atlas.countries, tints);
  for (const one of atlas.countries) delete one.area;
  const file = join(target, `atlas-${scale}.json`);
  writeFileSync(file, `${JSON.stringify(atlas)}\n`);
  console.log(`${file}: ${atlas.countries.length} countries, ${arcs.length} lines`);
  return new Map(atlas.countries.map(({ name, tint }) => [name, tint]));
}

function degrees(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    [x, y] = [x + dx, y + dy];
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Integer steps, without repeated points; where the line crosses the 180th meridian, it goes on beyond it. */
function quantise(points, step) {
  const round = 360 / step;
  const line = [];
  for (const point of points) {
    let [x, y] = point.map((value) => Math.round(value / step));
    const last = line.at(-1);
    if (last) x -= Math.round((x - last[0]) / round) * round;
    if (!last || x !== last[0] || y !== last[1]) line.push([x, y]);
  }
  return line;
}

function encode(line) {
  let [x, y] = [0, 0];
  let text = "";
  for (const [nextX, nextY] of line) {
    text += number(nextX - x) + number(nextY - y);
    [x, y] = [nextX, nextY];
  }
  return text;
}

function number(value) {
  let rest = value < 0 ? ~(value << 1) : value << 1;
  let text = "";
  for (; rest >= 32; rest >>>= 5) text += String.fromCharCode((32 | (rest & 31)) + 63);
  return text + String.fromCharCode(rest + 63);
}

function withRings({ id, properties, type, arcs }) {
  const polygons = type === "Polygon" ? [arcs] : type === "MultiPolygon" ? arcs : [];
  return { iso: id ?? "", name: properties.name, rings: polygons.flat(), outer: polygons.map(([ring]) => ring) };
}

function countUses(shapes) {
  const uses = new Map();
  for (const index of shapes.flatMap((shape) => shape.rings.flat())) {
    const arc = index < 0 ? ~index : index;
    uses.set(arc, (uses.get(arc) ?? 0) + 1);
  }
  return uses;
}

function country({ iso, name, rings, outer }, arcs, step) {
  const outlines = outer.map((ring) => outline(ring, arcs, step));
  const areas = outlines.map(ringArea);
  const largest = outlines[areas.indexOf(Math.max(...areas))];
  const area = areas.reduce((sum, one) => sum + one, 0);
  return { iso, name: fullNames[name] ?? name, tint: 0, label: labelPlaces[name] ?? labelPoint(largest), rings, area };
}

function outline(ring, arcs, step) {
  const points = [];
  for (const index of ring) {
    const line = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
    const shift = points.length ? Math.round((points.at(-1)[0] - line[0][0] * step) / 360) * 360 : 0;
    points.push(...line.map(([x, y]) => [x * step + shift, y * step]));
  }
  return points;
}

/** Gives each country a tint that none of its neighbours has. */
function paint(countries, tints) {
  const owners = new Map();
  countries.forEach((one, number) => {
    for (const index of one.rings.flat()) {
      const arc = index < 0 ? ~index : index;
      owners.set(arc, [...(owners.get(arc) ?? []), number]);
    }
  });
  countries.forEach((one, number) => {
    one.tint = tints.get(one.name) ?? -1;
    if (one.tint >= 0) return;
    const near = one.rings.flat().flatMap((index) => owners.get(index < 0 ? ~index : index));
    const taken = new Set(near.filter((other) => other < number).map((other) => countries[other].tint));
    const free = [...Array(TINTS).keys()].filter((tint) => !taken.has(tint));
    one.tint = free.length ? free[number % free.length] : number % TINTS;
  });
}
