/** Reads the atlas files of scripts/make_atlas.mjs: lines as text deltas in, lines on the unit map out. */

import { xOf, yOf } from "./mercator.js";

/**
 * @typedef {{source: string, step: number, arcs: string[], coasts: number[], borders: number[], countries:
 *   {iso: string, name: string, tint: number, label: [number, number, number], rings: number[][]}[]}} AtlasFile
 * @typedef {{points: Float64Array, left: number, top: number, right: number, bottom: number}} Line
 *   points are x, y, x, y, … on the unit map; x may reach beyond 0…1 where a line crosses the 180th meridian
 * @typedef {{text: string, x: number, y: number, room: number, kind: "country" | "sea"}} Name
 * @typedef {{tints: Line[][], coasts: Line[], borders: Line[], names: Name[]}} Atlas
 */

/** @param {AtlasFile} file @returns {Atlas} */
export function decodeAtlas(file) {
  const arcs = file.arcs.map((text) => decodeArc(text, file.step));
  /** @type {Line[][]} */
  const tints = Array.from({ length: Math.max(...file.countries.map(({ tint }) => tint)) + 1 }, () => []);
  for (const { tint, rings } of file.countries) {
    tints[tint].push(...rings.map((ring) => lineOf(joinRing(ring, arcs))));
  }
  const names = file.countries.map(({ name, label: [lng, lat, room] }) => nameOf(name, lng, lat, room));
  const coasts = file.coasts.flatMap((index) => withoutSeams(arcs[index])).map(lineOf);
  return { tints, coasts, borders: file.borders.map((index) => lineOf(arcs[index])), names };
}

/** @param {string} text @param {number} step @returns {number[]} x, y, x, y, … on the unit map */
function decodeArc(text, step) {
  const points = [];
  let [lng, lat, axis, value, shift] = [0, 0, 0, 0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const bits = text.charCodeAt(i) - 63;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    const delta = value & 1 ? ~(value >> 1) : value >> 1;
    if (axis === 0) lng += delta;
    else {
      lat += delta;
      points.push(xOf(lng * step), yOf(lat * step));
    }
    axis = 1 - axis;
    value = shift = 0;
  }
  return points;
}

/** @param {number[]} ring arc numbers, ~n for backwards @param {number[][]} arcs @returns {number[]} */
function joinRing(ring, arcs) {
  /** @type {number[]} */
  const joined = [];
  for (const index of ring) {
    const arc = index < 0 ? backwards(arcs[~index]) : arcs[index];
    const shift = joined.length ? Math.round(joined[joined.length - 2] - arc[0]) : 0;
    for (let i = joined.length ? 2 : 0; i < arc.length; i += 2) joined.push(arc[i] + shift, arc[i + 1]);
  }
  return aroundThePole(joined);
}

/** @param {number[]} arc @returns {number[]} */
function backwards(arc) {
  const turned = [];
  for (let i = arc.length - 2; i >= 0; i -= 2) turned.push(arc[i], arc[i + 1]);
  return turned;
}

/** Antarctica's ring goes once around the world: it is closed along the map's foot. @param {number[]} ring */
function aroundThePole(ring) {
  const [start, end] = [ring[0], ring[ring.length - 2]];
  return Math.abs(end - start) < 0.5 ? ring : [...ring, end, 1, start, 1];
}

/** Cuts out what is no coast: the edges along the 180th meridian and the map's foot. @param {number[]} arc */
function withoutSeams(arc) {
  /** @type {number[][]} */
  const parts = [[]];
  for (let i = 0; i < arc.length; i += 2) {
    if (i > 0 && isSeam(arc[i], arc[i - 2], arc[i + 1], arc[i - 1])) parts.push([]);
    parts[parts.length - 1].push(arc[i], arc[i + 1]);
  }
  return parts.filter((part) => part.length > 2);
}

/** @param {number} x @param {number} lastX @param {number} y @param {number} lastY */
function isSeam(x, lastX, y, lastY) {
  const onMeridian = Math.abs(Math.abs(x - 0.5) - 0.5) < 1e-4 && Math.abs(x - lastX) < 1e-4;
  return onMeridian || (y > 0.998 && lastY > 0.998);
}

/** @param {number[]} points @returns {Line} */
function lineOf(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]);
    right = Math.max(right, points[i]);
    top = Math.min(top, points[i + 1]);
    bottom = Math.max(bottom, points[i + 1]);
  }
  return { points: Float64Array.from(points), left, top, right, bottom };
}

/** @param {string} text @param {number} lng @param {number} lat @param {number} room @returns {Name} */
function nameOf(text, lng, lat, room) {
  return { text, x: xOf(lng), y: yOf(lat), room: room / 10_000, kind: "country" };
}
