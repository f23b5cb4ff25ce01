/** Which names the map shows at a zoom, and where: the larger country first, none over another. */

import { xOf, yOf } from "./mercator.js";

/** @import { Name } from "./atlas_decode.js" */

/**
 * @typedef {{lines: string[], x: number, y: number, size: number, kind: Name["kind"]}} Label  x, y on the unit map
 * @typedef {{x: number, y: number, left: number, top: number, right: number, bottom: number}} Spot
 *   a marker that is not to be written over: its place on the unit map, and how far it reaches in pixels
 * @typedef {(text: string, size: number, kind: Name["kind"]) => number} Measure  a text's width in pixels
 */

const LINE = 1.2; // a line's height in font sizes

/** @type {[string, number, number, number][]} name, lng, lat, zoom from which it shows */
const SEAS = [
  ["Pacific Ocean", -150, 8, 1],
  ["North Pacific", 172, 30, 2],
  ["Atlantic Ocean", -38, 28, 1],
  ["South Atlantic", -15, -25, 2],
  ["South Pacific", -118, -32, 2],
  ["Indian Ocean", 79, -24, 1],
  ["Southern Ocean", 95, -60, 2],
  ["Arctic Ocean", -150, 79, 2],
  ["Norwegian Sea", 2, 68.3, 3.5],
  ["North Sea", 3.2, 56.4, 4],
  ["Baltic Sea", 19.2, 56.6, 5],
  ["Mediterranean Sea", 18.5, 34.6, 4],
  ["Black Sea", 34.4, 43.2, 4.5],
  ["Caspian Sea", 50.8, 41.4, 5.5],
  ["Red Sea", 38, 20.6, 5],
  ["Arabian Sea", 64, 15, 3.5],
  ["Bay of Bengal", 88.5, 14.5, 4],
  ["South China Sea", 114.5, 14, 4],
  ["Philippine Sea", 133, 18, 4],
  ["Bering Sea", -177, 58, 3.5],
  ["Sea of Okhotsk", 150, 54.5, 4],
  ["Coral Sea", 155, -17, 3.5],
  ["Tasman Sea", 160, -38, 3.5],
  ["Gulf of Guinea", 2.5, 1.5, 4],
  ["Gulf of Mexico", -90.3, 25.3, 4],
  ["Caribbean Sea", -74.5, 14.8, 4],
  ["Hudson Bay", -85.5, 60, 3.5],
  ["Labrador Sea", -53.5, 57.5, 3.5],
  ["Gulf of Alaska", -146, 56.5, 4],
  ["Barents Sea", 40, 74, 3.5],
  ["Kara Sea", 72, 75.5, 4],
  ["Bay of Biscay", -4.8, 45.3, 5],
];

/**
 * @param {Name[]} countries largest first @param {number} zoom @param {Measure} measure @param {Spot[]} [spots]
 * @returns {Label[]}
 */
export function placeNames(countries, zoom, measure, spots = []) {
  const world = 256 * 2 ** zoom;
  const wanted = [
    ...countries.flatMap((name) => countryLabel(name, zoom, world, measure) ?? []),
    ...SEAS.filter(([, , , from]) => zoom >= from).map((sea) => seaLabel(sea, zoom)),
  ];
  const taken = spots.map(({ x, y, left, top, right, bottom }) => [
    x * world - left,
    y * world - top,
    x * world + right,
    y * world + bottom,
  ]);
  return wanted.filter((label) => {
    const box = boxOf(label, world, measure);
    const free = !taken.some((other) => overlap(box, other));
    if (free) taken.push(box);
    return free;
  });
}

/** @param {Name} name @param {number} zoom @param {number} world @param {Measure} measure @returns {Label | null} */
function countryLabel({ text, x, y, room, kind }, zoom, world, measure) {
  const space = room * world;
  const size = Math.round(Math.max(11, Math.min(17, 8 + space / 22)));
  const whole = measure(text, size, kind);
  const lines = whole > space * 1.1 && whole > 70 ? halves(text) : [text];
  const width = Math.max(...lines.map((line) => measure(line, size, kind)));
  const generous = zoom < 3 ? 1.15 : zoom < 5 ? 1.9 : zoom < 6.5 ? 4 : Infinity;
  return width <= space * generous ? { lines, x, y, size, kind } : null;
}

/** @param {string} text @returns {string[]} two lines of about the same length, if it has a space */
function halves(text) {
  const middle = text.length / 2;
  const gaps = [...text.matchAll(/ /g)].map((match) => match.index);
  if (!gaps.length) return [text];
  const gap = gaps.reduce((best, one) => (Math.abs(one - middle) < Math.abs(best - middle) ? one : best));
  return [text.slice(0, gap), text.slice(gap + 1)];
}

/** @param {[string, number, number, number]} sea @param {number} zoom @returns {Label} */
function seaLabel([text, lng, lat, from], zoom) {
  const size = from < 3 ? Math.min(20, 12 + zoom * 1.4) : 13;
  const lines = text.length > 11 || from < 3 ? halves(text) : [text];
  return { lines, x: xOf(lng), y: yOf(lat), size: Math.round(size), kind: "sea" };
}

/** @param {Label} label @param {number} world @param {Measure} measure @returns {number[]} */
function boxOf({ lines, x, y, size, kind }, world, measure) {
  const half = Math.max(...lines.map((line) => measure(line, size, kind))) / 2 + 5;
  const high = (lines.length * size * LINE) / 2 + 3;
  return [x * world - half, y * world - high, x * world + half, y * world + high];
}

/** @param {number[]} a @param {number[]} b @returns {boolean} */
function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
