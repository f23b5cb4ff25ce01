import assert from "node:assert/strict";
import { test } from "node:test";

import { complete } from "../../../frontend/static/sketch/item_fields.js";
import { outline } from "../../../frontend/static/sketch/outline.js";
import { squaredDistance } from "../../../frontend/static/sketch/segments.js";
import { simplify } from "../../../frontend/static/sketch/simplify.js";
import { smooth } from "../../../frontend/static/sketch/smooth.js";
import { steady } from "../../../frontend/static/sketch/steady.js";
import { curveOf } from "../../../frontend/static/sketch/stroke_curve.js";
import { stepAt, strokeOf } from "../../../frontend/static/sketch/stroke_points.js";
import { StrokeRecorder } from "../../../frontend/static/sketch/stroke_recorder.js";
import { ANA, stroke } from "./items.js";

/** How far the points of one line lie from another, at most. @param {ArrayLike<number>} points @param {ArrayLike<number>} line */
function deviation(points, line) {
  let most = 0;
  for (let i = 0; i < points.length; i += 3) {
    let least = Infinity;
    for (let k = 3; k < line.length; k += 3) {
      least = Math.min(
        least,
        squaredDistance(points[i], points[i + 1], line[k - 3], line[k - 2], line[k], line[k + 1]),
      );
    }
    most = Math.max(most, Math.sqrt(least));
  }
  return most;
}

/** @param {number} count @param {number} [scale] */
function handwriting(count, scale = 1) {
  return Array.from({ length: count }, (_, i) => {
    const t = i / 50;
    return [(90 * t + 40 * Math.sin(2.3 * t)) * scale, (70 * Math.sin(3 * t) + 20 * Math.cos(7 * t)) * scale, 0.5];
  }).flat();
}

test("a simplified line has far fewer points and stays within the tolerance", () => {
  const line = handwriting(800);
  const simple = simplify(line, 0.5);
  assert.ok(simple.length < line.length / 3);
  assert.ok(deviation(line, simple) <= 0.5 + 1e-9);
});

test("a scribble that cannot be simplified is not, and takes no endless time", () => {
  const line = Array.from({ length: 20_000 }, (_, i) => [i, i % 2 ? 10 : -10, 0]).flat();
  assert.equal(simplify(line, 0.1).length, line.length);
});

test("pressure that changes along a straight line is kept", () => {
  const line = [0, 0, 0.2, 50, 0, 1, 100, 0, 0.2];
  assert.equal(simplify(line, 0.5).length, 6);
  assert.deepEqual(simplify(line, 0.5, 8), line);
});

test("a smooth line goes through its points and leaves the straight way no farther than it may", () => {
  const line = simplify(handwriting(400), 1);
  for (const bulge of [0.3, 2]) {
    const curve = smooth(line, bulge);
    assert.ok(deviation(line, curve) < 1e-9);
    assert.ok(deviation(curve, line) <= bulge + 1e-6);
    assert.ok(curve.length > line.length);
  }
});

test("a corner stays a corner, and a straight line straight", () => {
  const corner = [0, 0, 0.5, 100, 0, 0.5, 100, 100, 0.5];
  assert.deepEqual([...smooth(corner, 5)], corner);
  assert.deepEqual([...smooth([0, 0, 0.5, 10, 10, 0.5, 30, 30, 0.5], 5)], [0, 0, 0.5, 10, 10, 0.5, 30, 30, 0.5]);
});

test("a trembling line gets calm, its ends and corners stay where they are", () => {
  const trembling = Array.from({ length: 40 }, (_, i) => [i * 3, i % 2, 0.5]).flat();
  const calm = steady(trembling, 1);
  assert.deepEqual([...calm.slice(0, 3)], trembling.slice(0, 3));
  for (let i = 15; i < 100; i += 3) assert.ok(Math.abs(calm[i + 1] - 0.5) < 0.2);
  const corner = [0, 0, 0.5, 4, 0, 0.5, 8, 0, 0.5, 8, 4, 0.5, 8, 8, 0.5];
  assert.deepEqual([...steady(corner, 1).slice(6, 8)], [8, 0]);
});

test("the outline of a straight line is as wide as the line, and wider where it is pressed", () => {
  const height = (/** @type {number} */ pressure) => {
    const ys = outline([0, 0, pressure, 50, 0, pressure, 100, 0, pressure], 10)[0].filter((_, i) => i % 2);
    return Math.max(...ys) - Math.min(...ys);
  };
  assert.ok(Math.abs(height(0.5) - 9.5) < 0.6);
  assert.ok(height(1) > height(0.5) + 4 && height(0) < height(0.5) - 4);
});

test("the ends of an outline are round", () => {
  const xs = outline([0, 0, 0.5, 100, 0, 0.5], 10)[0].filter((_, i) => i % 2 === 0);
  assert.ok(Math.min(...xs) < -4 && Math.max(...xs) > 104);
});

test("a dot is a circle, and nothing is nothing", () => {
  const [circle] = outline([5, 5, 0.5], 10);
  for (let i = 0; i < circle.length; i += 2) {
    const radius = Math.hypot(circle[i] - 5, circle[i + 1] - 5);
    assert.ok(Math.abs(radius - 4.75) < 1e-9);
  }
  assert.deepEqual(outline([], 10), []);
});

test("a sharp turn begins another polygon, so that none folds over itself", () => {
  assert.equal(outline([0, 0, 0.5, 50, 0, 0.5, 0, 5, 0.5], 10).length, 2);
  assert.equal(outline([0, 0, 0.5, 50, 0, 0.5, 99, 9, 0.5], 10).length, 1);
});

/** @param {number} zoom @param {string} [pointerType] */
function recorded(zoom, pointerType = "mouse") {
  const flat = handwriting(300, 1 / zoom);
  const recorder = new StrokeRecorder({ id: "s", kind: "pen", color: "red", size: 4 / zoom, zoom, z: 3 });
  for (let i = 0; i < flat.length; i += 3) {
    recorder.add({ x: flat[i] + 1000, y: flat[i + 1] - 500, pressure: 0.8, pointerType, time: i * 4 });
  }
  return { recorder, flat: flat.map((value, i) => value + [1000, -500, 0][i % 3]) };
}

for (const zoom of [0.1, 1, 8]) {
  test(`at a zoom of ${zoom} what is stored lies within half a pixel of what was shown while drawing`, () => {
    const { recorder } = recorded(zoom);
    const stored = complete(/** @type {any} */ (recorder.finish()), ANA);
    const shown = recorder.item();
    const placed = (/** @type {Float64Array} */ curve, /** @type {{x: number, y: number}} */ { x, y }) =>
      Array.from(curve, (value, i) => (value + [x, y, 0][i % 3]) * [zoom, zoom, 1][i % 3]);
    const [drawn, kept] = [shown, stored].map((each) => placed(curveOf(each), each));
    assert.ok(deviation(drawn, kept) <= 0.5, `${deviation(drawn, kept)} px`);
    assert.ok(/** @type {string} */ (stored.points).length < 300 * 4);
  });
}

test("a pen's own pressure is stored, a mouse's is guessed: slow is thick", () => {
  const { recorder } = recorded(1, "pen");
  const { flat } = strokeOf(complete(/** @type {any} */ (recorder.finish()), ANA));
  assert.ok(flat.every((value, i) => i % 3 < 2 || Math.abs(value - 0.8) < 0.01));
  const mouse = new StrokeRecorder({ id: "s", kind: "pen", color: "ink", size: 4, zoom: 1, z: 1 });
  let [x, time] = [0, 0];
  for (const way of [...Array(30).fill(2), ...Array(30).fill(60)]) {
    x += way;
    time += 16;
    mouse.add({ x, y: 0, pressure: 0.5, pointerType: "mouse", time });
  }
  assert.ok(mouse.flat[29 * 3 + 2] > mouse.flat[59 * 3 + 2] + 0.2);
});

test("a tap makes a dot, and a pointer that rests adds nothing", () => {
  const recorder = new StrokeRecorder({ id: "s", kind: "pen", color: "ink", size: 4, zoom: 1, z: 1 });
  assert.equal(recorder.finish(), null);
  const touch = { x: 5, y: 6, pressure: 0.5, pointerType: "mouse", time: 0 };
  assert.ok(recorder.add(touch));
  assert.equal(recorder.add({ ...touch, x: 5.2, time: 9 }), null);
  const dot = complete(/** @type {any} */ (recorder.finish()), ANA);
  assert.deepEqual([dot.x, dot.y, dot.w, dot.h, strokeOf(dot).flat.length], [5, 6, 0, 0, 3]);
});

test("a stroke is drawn as large as its box says", () => {
  const small = stroke("s", [
    [10, 10],
    [20, 30],
    [40, 20],
  ]);
  assert.deepEqual([...strokeOf(small).flat], [0, 0, 0.5, 10, 20, 0.5, 30, 10, 0.5]);
  const wide = { ...small, w: 60, h: 10 };
  assert.deepEqual([...strokeOf(wide).flat], [0, 0, 0.5, 20, 10, 0.5, 60, 5, 0.5]);
});

test("points that cannot be read are drawn as nothing", () => {
  assert.equal(strokeOf({ ...stroke("s", [[0, 0]]), points: "2?_" }).flat.length, 0);
});

test("a step is about a quarter of a pixel at every zoom", () => {
  for (const zoom of [0.1, 0.7, 1, 3, 8]) {
    const pixels = stepAt(zoom) * zoom;
    assert.ok(pixels >= 0.17 && pixels <= 0.36, `${zoom}: ${pixels}`);
    assert.ok(Number.isInteger(Math.log2(stepAt(zoom))));
  }
});
