import assert from "node:assert/strict";
import { test } from "node:test";

import { ItemsState } from "../../../frontend/static/sketch/items_state.js";
import { shapeOf } from "../../../frontend/static/sketch/shapes.js";
import { ANA, BEN, event, item } from "./items.js";

/** @import { Command } from "../../../frontend/types.d.ts" */

const BOX = /** @type {const} */ ({ id: "box", kind: "rectangle", x: 10, y: 20, w: 30, h: 40, z: 1 });

function loaded() {
  const state = new ItemsState(() => BEN);
  state.replace({ items: [{ ...BOX, ...ANA }] });
  return state;
}

/** @param {string} op @param {object} fields @returns {Command} */
function command(op, fields) {
  return /** @type {any} */ ({ op, ...fields });
}

test("what an item does not say of itself is filled in", () => {
  const { color, fill, size, opacity, r, text } = loaded().get("box") ?? {};
  assert.deepEqual([color, fill, size, opacity, r, text], ["ink", "", 4, 1, 0, ""]);
});

test("an item added by somebody is theirs", () => {
  const state = loaded();
  assert.deepEqual(state.apply(event("item.added", { id: "new", kind: "note", x: 0, y: 0 }, BEN)), ["new"]);
  assert.equal(state.get("new")?.who, "Ben");
  assert.equal(state.get("new")?.size, 20);
});

test("an edit changes what it names and leaves its drawer", () => {
  const state = loaded();
  state.apply(event("item.edited", { id: "box", color: "red", fill: "" }, BEN));
  assert.deepEqual(state.all(), [{ ...item("box", BOX), color: "red" }]);
});

test("an edit of an item that is gone does nothing", () => {
  const state = loaded();
  state.apply(event("item.removed", { id: "box" }));
  assert.deepEqual(state.apply(event("item.edited", { id: "box", x: 1 })), []);
  assert.equal(state.size, 0);
});

test("many changes come as one event, and a restored item keeps its drawer", () => {
  const state = loaded();
  state.apply(event("item.added", { id: "old", kind: "pen", x: 0, y: 0 }));
  const added = [
    { id: "one", kind: "line", x: 0, y: 0 },
    { id: "two", kind: "line", x: 0, y: 0, ...ANA },
  ];
  const touched = state.apply(event("items.changed", { added, edited: [{ id: "box", x: 5 }], removed: ["old"] }, BEN));
  assert.deepEqual(touched.sort(), ["box", "old", "one", "two"]);
  assert.deepEqual([state.get("one")?.by, state.get("two")?.by, state.get("box")?.x], ["ben", "ana", 5]);
});

test("a sweep takes one person's items, and a revival brings them back as theirs", () => {
  const state = loaded();
  state.apply(event("item.added", { id: "bens", kind: "pen", x: 0, y: 0 }, BEN));
  state.apply(event("items.swept", { person: "ana", count: 1 }, BEN));
  assert.deepEqual(
    state.all().map(({ id }) => id),
    ["bens"],
  );
  state.apply(event("items.revived", { from: 3, items: [{ ...BOX, ...ANA }] }, BEN));
  assert.equal(state.get("box")?.by, "ana");
});

test("a cleared board is empty, but for what one's own commands still add", () => {
  const state = loaded();
  state.propose(command("1", { type: "item.add", id: "mine", kind: "pen", x: 0, y: 0 }));
  state.apply(event("board.cleared", { count: 1 }));
  assert.deepEqual(
    state.all().map(({ id }) => id),
    ["mine"],
  );
});

test("one's own command is seen at once, as one's own, and is gone when it is refused", () => {
  const state = loaded();
  state.propose(command("1", { type: "item.add", id: "mine", kind: "pen", x: 0, y: 0 }));
  state.propose(command("2", { type: "items.change", edit: [{ id: "box", x: 99 }], remove: ["mine"] }));
  assert.deepEqual(
    state.all().map(({ id, x }) => [id, x]),
    [["box", 99]],
  );
  assert.deepEqual(state.drop("2").sort(), ["box", "mine"]);
  assert.equal(state.get("box")?.x, 10);
  assert.equal(state.get("mine")?.who, "Ben");
  assert.deepEqual(state.drop("1"), ["mine"]);
  assert.equal(state.size, 1);
});

test("an event of somebody else goes under one's own pending edit", () => {
  const state = loaded();
  state.propose(command("1", { type: "item.edit", id: "box", x: 99 }));
  state.apply(event("item.edited", { id: "box", x: 50, y: 60 }, BEN));
  assert.deepEqual([state.get("box")?.x, state.get("box")?.y], [99, 60]);
  state.drop("1");
  assert.equal(state.get("box")?.x, 50);
});

test("what somebody changed in one's own new item is kept until that is settled", () => {
  const state = loaded();
  const add = { id: "mine", kind: "note", x: 0, y: 0 };
  state.propose(command("1", { type: "item.add", ...add }));
  state.apply(event("item.added", add, BEN));
  state.apply(event("item.edited", { id: "mine", text: "Hello" }));
  assert.equal(state.get("mine")?.text, "Hello");
});

test("a change that changes nothing is none", () => {
  const state = loaded();
  assert.deepEqual(state.drop("unknown"), []);
  assert.deepEqual(state.apply(event("chat.said", { text: "hi" })), []);
});

test("items lie by z, and by id where that is the same", () => {
  const state = new ItemsState();
  const at = (/** @type {string} */ id, /** @type {number} */ z) => ({
    id,
    kind: /** @type {const} */ ("pen"),
    x: 0,
    y: 0,
    z,
  });
  state.replace({ items: [at("b", 2), at("c", 1), at("a", 2)] });
  state.apply(event("item.added", at("d", 3)));
  state.apply(event("item.added", at("e", 1.5)));
  assert.deepEqual(
    state.all().map(({ id }) => id),
    ["c", "e", "a", "b", "d"],
  );
  assert.deepEqual([state.bottomZ, state.topZ], [1, 3]);
  state.apply(event("item.edited", { id: "d", z: 0 }));
  assert.deepEqual([state.all()[0].id, state.topZ], ["d", 2]);
});

test("what is known of a form outlives a move, but not a change of the form", () => {
  const state = loaded();
  const shape = shapeOf(/** @type {any} */ (state.get("box")));
  state.apply(event("item.edited", { id: "box", x: 500, color: "red" }));
  assert.equal(shapeOf(/** @type {any} */ (state.get("box"))), shape);
  state.apply(event("item.edited", { id: "box", w: 31 }));
  assert.notEqual(shapeOf(/** @type {any} */ (state.get("box"))), shape);
});
