/** The style panel's rules: what a tool or a selection has, what it looks like, and what changes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Brush, nearestSize, sizeOf } from "../../../frontend/static/sketch/brush.js";
import { lookOfItems, partsOfItems, restyled } from "../../../frontend/static/sketch/style_fields.js";
import { draft } from "../../../frontend/static/sketch/tools/draft.js";
import { drawnBox } from "../../../frontend/static/sketch/tools/drawn_box.js";

const rectangle = draft({ id: "r", kind: "rectangle", x: 0, y: 0, w: 10, h: 10, fill: "blue", color: "blue" });
const note = draft({ id: "n", kind: "note", x: 0, y: 0, w: 10, h: 10, fill: "amber" });
const text = draft({ id: "t", kind: "text", x: 0, y: 0, w: 48, h: 24, size: 24, text: "Hi" });

test("a selection has the parts that all of its things have", () => {
  assert.deepEqual(partsOfItems([rectangle]), ["color", "filled", "size", "dash", "opacity"]);
  assert.deepEqual(partsOfItems([note]), ["paper", "size", "opacity"]);
  assert.deepEqual(partsOfItems([rectangle, note]), ["color", "size", "opacity"]);
});

test("a filled shape's tint follows its colour, and a note keeps its paper", () => {
  assert.deepEqual(restyled([rectangle, note], { color: "red" }), [{ id: "r", color: "red", fill: "red" }]);
  assert.deepEqual(restyled([rectangle], { filled: false }), [{ id: "r", fill: "" }]);
});

test("what looks so already is not changed", () => {
  assert.deepEqual(restyled([rectangle], { color: "blue" }), []);
});

test("a text takes as much more room as its type is higher", () => {
  assert.deepEqual(restyled([text], { size: "l" }), [{ id: "t", size: 40, w: 80, h: 40 }]);
});

test("the panel shows the look of the topmost thing", () => {
  const look = lookOfItems([rectangle, note]);
  assert.deepEqual([look.color, look.paper, look.filled], ["blue", "amber", true]);
});

test("sizes are four, and anything else is the nearest of them", () => {
  assert.equal(sizeOf("highlighter", "m"), 20);
  assert.equal(nearestSize("pen", 7), "l");
});

test("a note is written in ink on its paper, whatever the colour of lines", () => {
  const brush = new Brush();
  brush.set({ color: "red", paper: "green" });
  assert.deepEqual([brush.fields("note").color, brush.fields("note").fill], ["ink", "green"]);
  assert.equal(brush.fields("pen").color, "red");
});

test("a box is drawn in any direction, as a square, and from its middle", () => {
  const from = { x: 10, y: 10 };
  assert.deepEqual(drawnBox(from, { x: 4, y: 30 }, {}), { x: 4, y: 10, w: 6, h: 20 });
  assert.deepEqual(drawnBox(from, { x: 4, y: 30 }, { square: true }), { x: -10, y: 10, w: 20, h: 20 });
  assert.deepEqual(drawnBox(from, { x: 14, y: 12 }, { fromMiddle: true }), { x: 6, y: 8, w: 8, h: 4 });
});
