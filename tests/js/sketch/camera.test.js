import assert from "node:assert/strict";
import { test } from "node:test";

import { Camera, MAX_ZOOM, MIN_ZOOM } from "../../../frontend/static/sketch/camera.js";
import { between } from "../../../frontend/static/sketch/fly.js";
import { gridStep } from "../../../frontend/static/sketch/grid.js";
import { pinch } from "../../../frontend/static/sketch/pinch.js";
import { wheelMove } from "../../../frontend/static/sketch/wheel.js";

function camera() {
  const made = new Camera();
  made.resize(800, 600);
  return made;
}

const PLAIN = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };

test("what lies under the pointer stays there while zooming, also at the limits", () => {
  const view = camera();
  view.panBy(-123, 45);
  const pointer = { x: 200, y: 500 };
  const under = view.toBoard(pointer);
  for (const factor of [2, 0.3, 1e9, 1e-9]) {
    view.zoomBy(factor, pointer);
    const { x, y } = view.toScreen(under);
    assert.ok(Math.hypot(x - 200, y - 500) < 1e-6);
  }
  assert.equal(view.zoom, MIN_ZOOM);
  view.zoomAt(99);
  assert.equal(view.zoom, MAX_ZOOM);
});

test("the board follows the hand at every zoom", () => {
  const view = camera();
  view.zoomAt(4);
  const under = view.toBoard({ x: 100, y: 100 });
  view.panBy(30, -20);
  const { x, y } = view.toScreen(under);
  assert.deepEqual([Math.round(x), Math.round(y)], [130, 80]);
});

test("a box is fitted into what is not covered", () => {
  const view = camera();
  view.fit({ left: 0, top: 0, right: 2000, bottom: 100 }, { insets: { top: 0, right: 200, bottom: 0, left: 100 } });
  const [from, to] = [view.toScreen({ x: 0, y: 50 }), view.toScreen({ x: 2000, y: 50 })];
  assert.deepEqual([from.x, to.x, from.y].map(Math.round), [100, 600, 300]);
});

test("a small thing is not blown up to fill the window, and nothing changes nothing", () => {
  const view = camera();
  view.fit({ left: 0, top: 0, right: 10, bottom: 10 });
  assert.equal(view.zoom, 1);
  const before = view.centre;
  view.fit({ left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });
  assert.deepEqual(view.centre, before);
});

test("a window of another size keeps what is in its middle", () => {
  const view = camera();
  view.centreOn({ x: 70, y: -30 }, 2);
  view.resize(400, 900);
  assert.deepEqual(view.centre, { x: 70, y: -30 });
});

test("a change is told once, and none where nothing changes", () => {
  const view = camera();
  let told = 0;
  view.on("change", () => {
    told += 1;
  });
  view.panBy(1, 0);
  view.panBy(0, 0);
  view.resize(800, 600);
  assert.equal(told, 1);
});

test("the board cannot be lost in the distance", () => {
  const view = camera();
  view.panBy(-1e12, 0);
  assert.ok(view.x <= 1e7);
});

test("the wheel pans, with Shift across, with Ctrl it zooms", () => {
  assert.deepEqual(wheelMove({ ...PLAIN, deltaX: 3, deltaY: 5 }), { dx: -3, dy: -5, factor: 1 });
  assert.deepEqual(wheelMove({ ...PLAIN, deltaY: 5, shiftKey: true }), { dx: -5, dy: 0, factor: 1 });
  assert.deepEqual(wheelMove({ ...PLAIN, deltaY: 2, deltaMode: 1 }).dy, -32);
  assert.ok(wheelMove({ ...PLAIN, deltaY: -10, ctrlKey: true }).factor > 1);
});

test("a notch of the wheel zooms no further than a quarter, in and out alike", () => {
  const zoomIn = wheelMove({ ...PLAIN, deltaY: -900, ctrlKey: true }).factor;
  const zoomOut = wheelMove({ ...PLAIN, deltaY: 900, metaKey: true }).factor;
  assert.ok(zoomIn < 1.3 && Math.abs(zoomIn * zoomOut - 1) < 1e-9);
});

test("two fingers carry along what lies between them", () => {
  const view = camera();
  const [one, other] = [
    { x: 100, y: 100 },
    { x: 300, y: 100 },
  ];
  const middle = view.toBoard({ x: 200, y: 100 });
  const { dx, dy, factor, at } = pinch(
    [one, other],
    [
      { x: 50, y: 200 },
      { x: 450, y: 200 },
    ],
  );
  view.panBy(dx, dy);
  view.zoomBy(factor, at);
  assert.equal(view.zoom, 2);
  assert.deepEqual(view.toScreen(middle), { x: 250, y: 200 });
});

test("fingers in one place do not zoom", () => {
  const there = { x: 5, y: 5 };
  assert.equal(pinch([there, there], [there, { x: 9, y: 9 }]).factor, 1);
});

test("a flight begins and ends where it should, and its zoom grows evenly", () => {
  const [from, to] = [
    { x: 0, y: 0, zoom: 1 },
    { x: 100, y: 50, zoom: 4 },
  ];
  assert.deepEqual(between(from, to, 0), from);
  assert.deepEqual(between(from, to, 1), to);
  assert.equal(between(from, to, 0.5).zoom, 2);
  assert.deepEqual(between(from, { ...to, zoom: 1 }, 0.5), { x: 50, y: 25, zoom: 1 });
});

test("the dots of the paper are neither crowded nor lost", () => {
  for (let zoom = 0.05; zoom <= 1; zoom *= 1.3) {
    const apart = gridStep(zoom) * zoom;
    assert.ok(apart >= 18 && apart <= 90.1, `${zoom}: ${apart}`);
  }
  assert.equal(gridStep(8), 20);
});
