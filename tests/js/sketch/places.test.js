import assert from "node:assert/strict";
import { test } from "node:test";

import { boundsOf, frameOf } from "../../../frontend/static/sketch/bounds.js";
import { contains, grow, intersects, isEmpty, NOTHING, union } from "../../../frontend/static/sketch/boxes.js";
import { hits, insideLasso, touchesBox, touchesPath } from "../../../frontend/static/sketch/hit.js";
import { distanceBetween, entersBox, isInside } from "../../../frontend/static/sketch/segments.js";
import { SpatialIndex } from "../../../frontend/static/sketch/spatial_index.js";
import { corners, fromLocal, toLocal } from "../../../frontend/static/sketch/turning.js";
import { item, stroke } from "./items.js";

/** @param {number} left @param {number} top @param {number} right @param {number} bottom */
function box(left, top, right, bottom) {
  return { left, top, right, bottom };
}

/** @param {number} x @param {number} y */
function at(x, y) {
  return { x, y };
}

const QUARTER = Math.PI / 2;

test("a box joined to nothing is itself, and nothing is empty", () => {
  assert.deepEqual(union([NOTHING, box(1, 2, 3, 4)]), box(1, 2, 3, 4));
  assert.ok(isEmpty(union([])) && !isEmpty(box(1, 1, 1, 1)));
});

test("boxes that share an edge touch; one in the other does too", () => {
  assert.ok(intersects(box(0, 0, 1, 1), box(1, 0, 2, 1)));
  assert.ok(intersects(box(0, 0, 9, 9), box(2, 2, 3, 3)));
  assert.ok(!intersects(box(0, 0, 1, 1), box(1.1, 0, 2, 1)));
});

test("an item turned by a quarter stands upright about its middle", () => {
  const turned = item("a", { r: QUARTER });
  const [first] = corners(turned);
  assert.deepEqual([Math.round(first.x), Math.round(first.y)], [75, -25]);
  const point = at(3, 4);
  const back = toLocal(turned, fromLocal(turned, point));
  assert.ok(Math.hypot(back.x - 3, back.y - 4) < 1e-9);
});

test("the bounds hold the ink, turned or not; the frame is without it", () => {
  assert.ok(contains(boundsOf(item("a", { size: 10 })), box(-5, -5, 105, 55)));
  const turned = boundsOf(item("a", { r: QUARTER, size: 10 }));
  assert.ok(contains(turned, box(20, -30, 80, 80)) && turned.right < 90);
  assert.deepEqual(frameOf([item("a"), item("b", { x: 50, y: 100 })]), box(0, 0, 150, 150));
});

test("an arrow's bounds hold its head", () => {
  const arrow = stroke(
    "a",
    [
      [0, 0],
      [100, 0],
    ],
    { kind: "arrow", size: 8 },
  );
  assert.ok(boundsOf(arrow).top < -12);
});

test("an empty shape is hit on its line, a filled one everywhere", () => {
  assert.ok(hits(item("a"), at(0, 25)) && hits(item("a"), at(-1.5, 25)));
  assert.ok(!hits(item("a"), at(50, 25)));
  assert.ok(hits(item("a", { fill: "red" }), at(50, 25)));
  assert.ok(hits(item("a", { kind: "note" }), at(50, 25)));
});

test("tolerance makes thin lines easy to hit", () => {
  const line = stroke(
    "a",
    [
      [0, 0],
      [100, 100],
    ],
    { size: 2 },
  );
  assert.ok(!hits(line, at(55, 50)) && hits(line, at(55, 50), 4));
});

test("a turned item is hit where it is seen", () => {
  const turned = item("a", { r: QUARTER, fill: "red" });
  assert.ok(hits(turned, at(50, 70)) && !hits(turned, at(5, 25)));
});

test("an ellipse is round", () => {
  const ellipse = item("a", { kind: "ellipse", fill: "red" });
  assert.ok(hits(ellipse, at(50, 25)) && hits(ellipse, at(100, 25)) && !hits(ellipse, at(4, 4)));
  assert.ok(!hits(item("a", { kind: "ellipse" }), at(50, 25)));
});

test("a marquee takes what its ink touches, not what its box touches", () => {
  const line = stroke("a", [
    [0, 0],
    [100, 100],
  ]);
  assert.ok(touchesBox(line, box(40, 40, 60, 60)) && !touchesBox(line, box(60, 5, 95, 40)));
  assert.ok(touchesBox(line, box(-10, -10, 200, 200)));
  assert.ok(touchesBox(item("b", { kind: "image" }), box(40, 20, 50, 30)));
  assert.ok(!touchesBox(item("b"), box(40, 20, 50, 30)), "inside of an empty rectangle");
});

test("a lasso takes what lies in it as a whole", () => {
  const lasso = [at(-20, -20), at(150, -20), at(150, 80), at(-20, 80)];
  assert.ok(insideLasso(item("a"), lasso));
  assert.ok(!insideLasso(item("a", { x: 100 }), lasso));
  const notched = [at(-20, -20), at(50, 40), at(150, -20), at(150, 80), at(-20, 80)];
  assert.ok(
    !insideLasso(
      stroke("b", [
        [0, 25],
        [100, 25],
      ]),
      notched,
    ),
    "its ends are inside, its middle is not",
  );
});

test("an eraser's path touches what it crosses between two points", () => {
  const line = stroke("a", [
    [0, 50],
    [100, 50],
  ]);
  assert.ok(touchesPath(line, [at(50, 0), at(50, 100)], 2));
  assert.ok(!touchesPath(line, [at(50, 0), at(50, 40)], 2));
  assert.ok(touchesPath(line, [at(50, 47)], 2));
});

test("pieces of line that cross are no distance apart", () => {
  assert.equal(distanceBetween(at(0, 0), at(10, 10), at(0, 10), at(10, 0)), 0);
  assert.equal(distanceBetween(at(0, 0), at(10, 0), at(0, 3), at(10, 3)), 3);
});

test("a piece of line enters a box that it passes through, and not one that it passes by", () => {
  assert.ok(entersBox(at(-10, 5), at(20, 5), box(0, 0, 10, 10)));
  assert.ok(!entersBox(at(-10, 5), at(5, 25), box(0, 0, 10, 10)));
  assert.ok(isInside(at(5, 5), [at(0, 0), at(10, 0), at(10, 10), at(0, 10)]));
});

/** @param {number} seed */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

test("the index finds just what touches a box, whatever is put, moved and removed", () => {
  const random = dice(11);
  const index = new SpatialIndex();
  /** @type {Map<string, ReturnType<typeof box>>} */
  const boxes = new Map();
  const anywhere = () => {
    const [x, y, size] = [random() * 20_000 - 10_000, random() * 20_000 - 10_000, 10 ** (random() * 4)];
    return box(x, y, x + size, y + size * random());
  };
  for (let i = 0; i < 3000; i += 1) {
    const id = String(Math.floor(random() * 800));
    if (random() < 0.2) {
      index.remove(id);
      boxes.delete(id);
    } else {
      const where = anywhere();
      index.put(id, where);
      boxes.set(id, where);
    }
  }
  for (let i = 0; i < 100; i += 1) {
    const view = i % 10 ? anywhere() : grow(anywhere(), 1e7);
    const expected = [...boxes].filter(([, each]) => intersects(each, view)).map(([id]) => id);
    assert.deepEqual([...index.query(view)].sort(), expected.sort());
  }
  assert.equal(index.size, boxes.size);
});
