import assert from "node:assert/strict";
import { test } from "node:test";

import { StrokePlayback } from "../../../frontend/static/sketch/stroke_playback.js";
import { StrokeSender } from "../../../frontend/static/sketch/stroke_sender.js";

const HEAD = {
  id: "1a2b3c4d-0000-4000-8000-000000000000",
  kind: /** @type {const} */ ("pen"),
  color: "red",
  size: 4,
  opacity: 1,
  step: 0.25,
};
const FRAME = '{"type":"live","updates":[]}'.length;
const BY = ',"by":"g0123456789abcdef"'.length;

/** A sender in a time of its own, and what it sends. */
function sending() {
  /** @type {any[]} */
  const sent = [];
  /** @type {{at: number, fn: () => void}[]} */
  let timers = [];
  const clock = { now: 0 };
  const after = (/** @type {number} */ ms, /** @type {() => void} */ fn) => {
    const timer = { at: clock.now + ms, fn };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const room = { live: (/** @type {string} */ type, /** @type {object} */ fields) => sent.push({ type, ...fields }) };
  const advance = (/** @type {number} */ ms) => {
    clock.now += ms;
    const due = timers.filter(({ at }) => at <= clock.now);
    timers = timers.filter(({ at }) => at > clock.now);
    for (const { fn } of due) fn();
  };
  return { sender: new StrokeSender(room, { now: () => clock.now, after }), sent, advance };
}

/** @param {ReturnType<typeof sending>} way @param {number} points at 60 a second */
function draw({ sender, advance }, points) {
  const drawn = [];
  sender.begin(HEAD);
  for (let i = 0; i < points; i += 1) {
    const point = { x: 1000.123 + i * 4.5, y: 500 + 80 * Math.sin(i / 12), pressure: 0.5 + 0.3 * Math.sin(i / 20) };
    drawn.push(point);
    sender.add(point);
    advance(1000 / 60);
  }
  return drawn;
}

/** @param {any[]} updates @returns {StrokePlayback} */
function played(updates) {
  const playback = new StrokePlayback();
  for (const [i, update] of updates.entries()) playback.push(update, i * 80);
  return playback;
}

test("the first point goes out at once, the next ones together", () => {
  const way = sending();
  draw(way, 30);
  assert.deepEqual([way.sent[0].at, way.sent[1].at], [0, 1]);
  assert.ok(way.sent.length <= 8);
});

test("whoever watches gets the same line, within half a step", () => {
  const way = sending();
  const drawn = draw(way, 300);
  way.advance(100);
  const { flat, head } = played(way.sent);
  assert.equal(flat.length, drawn.length * 3);
  assert.equal(head?.color, "red");
  drawn.forEach(({ x, y, pressure }, i) => {
    assert.ok(Math.abs(flat[3 * i] - x) <= 0.126 && Math.abs(flat[3 * i + 1] - y) <= 0.126);
    assert.ok(Math.abs(flat[3 * i + 2] - pressure) < 0.01);
  });
});

test("whoever comes in the middle sees the rest in its place, with its pressure", () => {
  const way = sending();
  const drawn = draw(way, 300);
  way.advance(100);
  const { flat } = played(way.sent.slice(3));
  const [x, y, pressure] = flat.slice(-3);
  const last = drawn[drawn.length - 1];
  assert.ok(flat.length > 0 && flat.length < drawn.length * 3);
  assert.ok(Math.abs(x - last.x) < 0.2 && Math.abs(y - last.y) < 0.2 && Math.abs(pressure - last.pressure) < 0.01);
});

test("a lost update leaves a gap, and what comes behind the next head is right again", () => {
  const way = sending();
  const drawn = draw(way, 300);
  way.advance(100);
  const { flat } = played(way.sent.filter((_, i) => i !== 4));
  const last = drawn[drawn.length - 1];
  assert.ok(flat.length < drawn.length * 3);
  assert.ok(Math.abs(flat[flat.length - 3] - last.x) < 0.2);
  for (let i = 0; i < flat.length; i += 3) {
    assert.ok(
      drawn.some(({ x, y }) => Math.hypot(x - flat[i], y - flat[i + 1]) < 0.2),
      "no point where none was drawn",
    );
  }
});

test("one who draws at 60 points a second costs a viewer less than 2 kB and 30 frames a second", () => {
  const way = sending();
  draw(way, 600);
  const bytes = way.sent.reduce((sum, update) => sum + JSON.stringify(update).length + FRAME + BY + 4, 0);
  assert.ok(bytes / 10 < 2000, `${bytes / 10} B/s`);
  assert.ok(way.sent.length / 10 < 30, `${way.sent.length / 10} frames/s`);
});

test("after the end nothing more is sent; a stroke that is given up says so", () => {
  const way = sending();
  draw(way, 10);
  way.sender.end();
  const before = way.sent.length;
  way.advance(500);
  way.sender.add({ x: 0, y: 0, pressure: 1 });
  assert.equal(way.sent.length, before);
  draw(way, 10);
  way.sender.cancel();
  assert.deepEqual(way.sent.at(-1), { type: "stroke.end", id: "1a2b3c4d" });
});

test("a stroke that comes in packets grows at every frame, and stops when all is drawn", () => {
  const way = sending();
  draw(way, 60);
  const playback = new StrokePlayback();
  /** @type {number[]} */
  const shown = [];
  way.sent.slice(0, 10).forEach((update, i) => {
    playback.push(update, i * 80);
    for (let frame = 0; frame < 5; frame += 1) shown.push(playback.shown(i * 80 + frame * 16));
  });
  const steps = shown.slice(15).map((count, i) => count - shown[14 + i]);
  assert.ok(Math.min(...steps) > 0, "it never stands still while points come");
  assert.ok(Math.max(...steps) < 3, "it never jumps");
  for (let frame = 0; frame < 20; frame += 1) playback.shown(1000 + frame * 16);
  assert.ok(playback.isStill);
});

test("points of a stroke of which nothing is known yet are left out", () => {
  const playback = new StrokePlayback();
  playback.push({ id: "1a2b3c4d", at: 40, points: "2AB" }, 0);
  assert.deepEqual([playback.flat, playback.head], [[], null]);
});
