/** A crowded board, the same each time: mostly handwriting, some shapes, notes and words. */

import { complete } from "/static/sketch/item_fields.js";
import { COLOR_NAMES } from "/static/sketch/palette.js";
import { strokeFields } from "/static/sketch/stroke_points.js";

/** Numbers that look like chance and are none (mulberry32). @param {number} seed */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {number} count @param {{width: number, height: number}} area units */
export function crowdedBoard(count, { width, height }) {
  const random = dice(7);
  const someone = { by: "g1", who: "Ana" };
  return Array.from({ length: count }, (_, i) => {
    const place = { x: random() * width, y: random() * height };
    const fields = kindOf(random)(place, random);
    const id = `${i.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
    return complete({ id, z: i, color: colorOf(random), ...fields }, someone);
  });
}

/** @param {() => number} random */
function colorOf(random) {
  return random() < 0.3 ? "ink" : COLOR_NAMES[Math.floor(random() * COLOR_NAMES.length)];
}

/** @param {() => number} random */
function kindOf(random) {
  const share = random();
  if (share < 0.7) return pen;
  if (share < 0.76) return highlighter;
  if (share < 0.9) return shape;
  return share < 0.95 ? note : words;
}

/** As after simplifying: 30 points in the middle. */
function pen({ x, y }, random) {
  return { kind: "pen", size: [2, 4, 4, 8][Math.floor(random() * 4)], ...scribble({ x, y }, random, 10 + Math.floor(random() * 40)) };
}

function highlighter({ x, y }, random) {
  return { kind: "highlighter", size: 20, ...scribble({ x, y }, random, 6) };
}

function scribble({ x, y }, random, count) {
  const flat = [];
  let [px, py, heading, turn] = [x, y, random() * 7, 0];
  for (let i = 0; i < count; i += 1) {
    turn = Math.max(-1, Math.min(1, turn + (random() - 0.5)));
    heading += turn;
    px += 9 * Math.cos(heading);
    py += 9 * Math.sin(heading);
    flat.push(px, py, 0.3 + 0.4 * random());
  }
  return strokeFields(flat, { step: 0.25, isPressed: true });
}

function shape({ x, y }, random) {
  const kind = random() < 0.5 ? "rectangle" : "ellipse";
  return { kind, x, y, w: 40 + random() * 160, h: 30 + random() * 120, fill: random() < 0.4 ? "teal" : "", r: random() < 0.2 ? random() : 0 };
}

function note({ x, y }) {
  return { kind: "note", x, y, w: 180, h: 160, text: "Ask Ana about the second half of it", color: "ink", fill: "amber" };
}

function words({ x, y }) {
  return { kind: "text", x, y, w: 260, h: 52, text: "Some words of an idea,\nin two lines 🙂" };
}
