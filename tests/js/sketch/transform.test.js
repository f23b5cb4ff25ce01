import assert from "node:assert/strict";
import { test } from "node:test";

import { erased } from "../../../frontend/static/sketch/erase.js";
import { complete } from "../../../frontend/static/sketch/item_fields.js";
import { endsOf, lineItem, snapAngle, withEnds } from "../../../frontend/static/sketch/lines.js";
import { strokeOf } from "../../../frontend/static/sketch/stroke_points.js";
import { traceOf } from "../../../frontend/static/sketch/traces.js";
import { changesOf, groupScale, moved, resized, scaled, turned } from "../../../frontend/static/sketch/transform.js";
import { corners } from "../../../frontend/static/sketch/turning.js";
import { ANA, item, stroke } from "./items.js";

/** @import { GivenItem, Item } from "../../../frontend/types.d.ts" */

const FRAME = { left: 0, top: 0, right: 100, bottom: 50 };

/** @param {{x: number, y: number}[]} points */
function rounded(points) {
  return points.map(({ x, y }) => [Math.round(x) + 0, Math.round(y) + 0]);
}

test("what is said of a move is the new place, in thousandths, and nothing else", () => {
  const before = item("a");
  assert.deepEqual(changesOf(before, moved(before, 1 / 3, 2)), { id: "a", x: 0.333, y: 2 });
});

test("a full turn in steps brings an item back", () => {
  let each = item("a", { x: 300 });
  for (let i = 0; i < 8; i += 1) each = turned(each, Math.PI / 4, { x: 10, y: 10 });
  assert.ok(Math.abs(each.x - 300) < 1e-9 && Math.abs(each.y) < 1e-9 && Math.abs(each.r) < 1e-9);
});

test("a corner pulled out stretches about the opposite one", () => {
  assert.deepEqual(groupScale(FRAME, "se", { x: 200, y: 150 }), { sx: 2, sy: 3, about: { x: 0, y: 0 } });
  assert.deepEqual(groupScale(FRAME, "nw", { x: -100, y: 0 }), { sx: 2, sy: 1, about: { x: 100, y: 50 } });
});

test("a side stretches in its own direction; with the proportions kept, in both", () => {
  assert.deepEqual(groupScale(FRAME, "e", { x: 200, y: 999 }), { sx: 2, sy: 1, about: { x: 0, y: 25 } });
  const kept = groupScale(FRAME, "e", { x: 200, y: 999 }, { keepAspect: true });
  assert.deepEqual([kept.sx, kept.sy], [2, 2]);
});

test("from the middle both sides move", () => {
  const { sx, about } = groupScale(FRAME, "e", { x: 150, y: 0 }, { fromMiddle: true });
  assert.deepEqual([sx, about.x], [2, 50]);
});

test("a handle pulled over the other side turns a stroke over, and never makes a box of nothing", () => {
  const line = stroke("a", [
    [0, 0],
    [100, 50],
  ]);
  const over = resized(line, "e", { x: -100, y: 25 });
  assert.deepEqual(rounded(traceOf(over)), [
    [0, 0],
    [-100, 50],
  ]);
  assert.ok(resized(item("b"), "e", { x: 0, y: 0 }).w >= 1);
});

test("a turned item keeps the opposite corner where it is", () => {
  const before = item("a", { r: 0.7 });
  const after = resized(before, "se", { x: 220, y: 180 });
  const [[kept], [was]] = [corners(after), corners(before)];
  assert.ok(Math.hypot(kept.x - was.x, kept.y - was.y) < 1e-9);
  assert.ok(Math.hypot(corners(after)[2].x - 220, corners(after)[2].y - 180) < 1e-9);
});

test("text pulled at a corner gets larger type", () => {
  const text = item("a", { kind: "text", text: "Hello", size: 20 });
  const { w, h, size } = resized(text, "se", { x: 200, y: 60 });
  assert.deepEqual([w, h, size], [200, 100, 40]);
  assert.equal(resized(text, "n", { x: 0, y: -99 }), text);
});

test("a group is stretched with the distances in it", () => {
  const after = scaled(item("a", { x: 100, y: 50 }), 2, 3, { x: 0, y: 0 });
  assert.deepEqual([after.x, after.y, after.w, after.h, after.size], [200, 150, 200, 150, 4]);
});

test("a stroke in a group that is turned over is turned over in its place", () => {
  const line = stroke("a", [
    [10, 0],
    [60, 0],
    [110, 50],
  ]);
  assert.deepEqual(rounded(traceOf(scaled(line, -1, 1, { x: 0, y: 0 }))), [
    [-10, 0],
    [-60, 0],
    [-110, 50],
  ]);
});

test("a line runs from where it begins to where it ends, however it is turned", () => {
  const line = complete(lineItem({ id: "l", kind: "arrow", from: { x: 90, y: 10 }, to: { x: -10, y: 60 } }), ANA);
  assert.deepEqual(rounded(endsOf(line)), [
    [90, 10],
    [-10, 60],
  ]);
  const about = { x: 0, y: 0 };
  assert.deepEqual(rounded(endsOf(turned(line, Math.PI / 2, about))), [
    [-10, 90],
    [-60, -10],
  ]);
  const again = { ...line, ...withEnds(line, { x: 1, y: 2 }, { x: 30, y: 2 }) };
  assert.deepEqual(rounded(endsOf(again)), [
    [1, 2],
    [30, 2],
  ]);
});

test("with a snap the line goes in steps of 15°, as long as it was", () => {
  const { x, y } = snapAngle({ x: 0, y: 0 }, { x: 100, y: 4 });
  assert.deepEqual([Math.round(y), Math.round(x * 10)], [0, 1001]);
});

let ids = 0;

/** @param {Item} from @param {[number, number][]} path @param {number} [radius] */
function rub(from, path, radius = 5) {
  const points = path.map(([x, y]) => ({ x, y }));
  return erased(from, points, radius, () => {
    ids += 1;
    return `piece${ids}`;
  });
}

/** @param {GivenItem[] | null} pieces @returns {number[][]} from where to where each goes */
function spans(pieces) {
  return (pieces ?? []).map((piece) => {
    const xs = traceOf(complete(piece, ANA)).map(({ x }) => Math.round(x));
    return [Math.min(...xs), Math.max(...xs)];
  });
}

test("rubbing through the middle of a line leaves its two ends, in the same manner and height", () => {
  const line = stroke(
    "a",
    [
      [0, 0],
      [200, 0],
    ],
    { color: "red", size: 4, z: 7, opacity: 0.5 },
  );
  const pieces = rub(line, [
    [100, -30],
    [100, 30],
  ]);
  const [[start, before], [after, end]] = spans(pieces);
  assert.deepEqual([start, end], [0, 200]);
  assert.ok(before >= 90 && before <= 94 && after >= 106 && after <= 110);
  for (const piece of pieces ?? []) {
    assert.deepEqual([piece.color, piece.size, piece.z, piece.opacity, piece.kind], ["red", undefined, 7, 0.5, "pen"]);
  }
  assert.notEqual(pieces?.[0].id, pieces?.[1].id);
});

test("a brush that passes by touches nothing", () => {
  assert.equal(
    rub(
      stroke("a", [
        [0, 0],
        [200, 0],
      ]),
      [
        [100, 20],
        [150, 20],
      ],
    ),
    null,
  );
});

test("a short line is rubbed out as a whole, and so is a dot", () => {
  assert.deepEqual(
    rub(
      stroke("a", [
        [0, 0],
        [8, 0],
      ]),
      [[4, 0]],
    ),
    [],
  );
  assert.deepEqual(rub(stroke("a", [[0, 0]]), [[1, 1]]), []);
});

test("a turned and stretched line is rubbed out where it is seen", () => {
  const line = {
    ...stroke("a", [
      [0, 0],
      [100, 0],
    ]),
    w: 200,
    x: 0,
    r: Math.PI / 2,
  };
  const pieces = rub(line, [
    [90, 0],
    [110, 0],
  ]);
  const ys = (pieces ?? []).map((piece) => traceOf(complete(piece, ANA)).map(({ y }) => Math.round(y)));
  assert.equal(ys.length, 2);
  assert.deepEqual([ys[0][0], ys[1].at(-1)], [-100, 100]);
});

test("the pieces keep the pressure of the pen", () => {
  const line = stroke("a", [
    [0, 0, 0.2],
    [100, 0, 1],
    [200, 0, 0.2],
  ]);
  const [piece] = rub(line, [[190, 0]]) ?? [];
  const { flat, isPressed } = strokeOf(complete(piece, ANA));
  assert.ok(isPressed && Math.max(...flat.filter((_, i) => i % 3 === 2)) > 0.95);
});

test("shapes are not cut, an arrow goes as a whole", () => {
  assert.equal(rub(item("a"), [[0, 0]]), null);
  assert.deepEqual(
    rub(
      stroke(
        "a",
        [
          [0, 0],
          [200, 0],
        ],
        { kind: "arrow" },
      ),
      [[100, 0]],
    ),
    [],
  );
});
