import assert from "node:assert/strict";
import { test } from "node:test";

import { BoardIndex } from "../../../frontend/static/sketch/board_index.js";
import { intersects } from "../../../frontend/static/sketch/boxes.js";
import { ItemsState } from "../../../frontend/static/sketch/items_state.js";
import { tilesIn } from "../../../frontend/static/sketch/tile_places.js";
import { Withheld } from "../../../frontend/static/sketch/withheld.js";
import { event, item } from "./items.js";

function board() {
  const state = new ItemsState();
  const index = new BoardIndex(state);
  index.update(
    state.replace({ items: [item("low", { z: 1, fill: "red" }), item("high", { z: 2, x: 50, fill: "red" })] }),
  );
  return { state, index };
}

test("the topmost of what lies under a point comes first", () => {
  const { index } = board();
  const at = (/** @type {number} */ x) => index.at({ x, y: 25 }, 0).map(({ id }) => id);
  assert.deepEqual([at(75), at(10), at(400)], [["high", "low"], ["low"], []]);
});

test("an item that comes on top is only painted over the others", () => {
  const { state, index } = board();
  const { boxes, over } = index.update(state.apply(event("item.added", item("top", { z: 3, x: 500 }))));
  assert.deepEqual([boxes, over?.item.id], [[], "top"]);
});

test("an item that comes under others makes its place be painted again", () => {
  const { state, index } = board();
  const { boxes, over } = index.update(state.apply(event("item.added", item("under", { z: 0 }))));
  assert.equal(over, null);
  assert.equal(boxes.length, 1);
});

test("an item that has moved makes both its places be painted again, and is found at the new one alone", () => {
  const { state, index } = board();
  const { boxes } = index.update(state.apply(event("item.edited", { id: "low", x: 1000 })));
  assert.ok(boxes.some((box) => intersects(box, { left: 10, top: 10, right: 20, bottom: 20 })));
  assert.ok(boxes.some((box) => intersects(box, { left: 1050, top: 10, right: 1060, bottom: 20 })));
  assert.deepEqual(index.in({ left: 0, top: 0, right: 40, bottom: 40 }), []);
});

test("a removed item is found no more, and its place is painted again", () => {
  const { state, index } = board();
  const { boxes } = index.update(state.apply(event("item.removed", { id: "low" })));
  assert.equal(boxes.length, 1);
  assert.deepEqual(index.at({ x: 10, y: 25 }, 0), []);
});

test("the items of a picture are known by it", () => {
  const { state, index } = board();
  index.update(state.apply(event("item.added", item("photo", { kind: "image", image: "p1", z: 9 }))));
  assert.deepEqual([index.withPicture("p1"), index.withPicture("p2")], [["photo"], []]);
});

test("the tiles of a view cover it, the middle first", () => {
  const tiles = tilesIn({ left: -10, top: 0, right: 290, bottom: 90 }, 100);
  assert.deepEqual(tiles.map(([i, j]) => `${i}:${j}`).sort(), ["-1:0", "0:0", "1:0", "2:0"]);
  assert.ok(["0:0", "1:0"].includes(tiles[0].join(":")));
});

test("an item is withheld while any reason for it is left, and only what changes is painted again", () => {
  const withheld = new Withheld();
  assert.deepEqual(withheld.set("moved", ["a", "b"]), ["a", "b"]);
  withheld.set("edited", ["b"]);
  assert.deepEqual(withheld.set("moved", ["b", "c"]).sort(), ["a", "c"]);
  withheld.set("moved", []);
  assert.deepEqual(
    ["a", "b", "c"].map((id) => withheld.has(id)),
    [false, true, false],
  );
  withheld.release("edited", "b");
  assert.deepEqual([withheld.has("b"), withheld.set("edited", [])], [false, []]);
});
