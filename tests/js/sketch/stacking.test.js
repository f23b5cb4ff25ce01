import assert from "node:assert/strict";
import { test } from "node:test";

import { inChunks } from "../../../frontend/static/sketch/changes.js";
import { backward, byHeight, forward, toBack, toFront } from "../../../frontend/static/sketch/stacking.js";
import { item } from "./items.js";

/** @import { Item, ItemChanges } from "../../../frontend/types.d.ts" */

/** @param {string} letters from the bottom up */
function pile(letters) {
  return [...letters].map((id, i) => item(id, { z: i }));
}

/** @param {Item[]} items @param {ItemChanges[]} changes */
function after(items, changes) {
  const heights = new Map(changes.map(({ id, z }) => [id, z]));
  return items
    .map((each) => ({ ...each, z: heights.get(each.id) ?? each.z }))
    .sort(byHeight)
    .map(({ id }) => id)
    .join("");
}

/** @type {[string, (all: Item[], ids: Set<string>) => ItemChanges[], string, string][]} */
const CASES = [
  ["to the front", toFront, "b", "acdeb"],
  ["several to the front keep their order", toFront, "bd", "acebd"],
  ["to the back", toBack, "d", "dabce"],
  ["several to the back keep their order", toBack, "bd", "bdace"],
  ["one step up", forward, "b", "acbde"],
  ["neighbours go up together", forward, "bc", "adbce"],
  ["one step down", backward, "d", "abdce"],
  ["neighbours go down together", backward, "cd", "acdbe"],
  ["what is on top stays there", forward, "de", "abcde"],
  ["what is at the bottom stays there", backward, "a", "abcde"],
];

for (const [what, move, ids, expected] of CASES) {
  test(what, () => {
    const items = pile("abcde");
    assert.equal(after(items, move(items, new Set(ids))), expected);
  });
}

test("neighbours that go up together keep their order, whatever their ids", () => {
  const items = pile("edcba");
  assert.equal(after(items, forward(items, new Set("dc"))), "ebdca");
});

test("a step up works among items of the same height", () => {
  const items = [..."abc"].map((id) => item(id, { z: 1 }));
  assert.ok(after(items, forward(items, new Set("a"))).indexOf("a") > 0);
});

test("a step can be taken many times over", () => {
  let items = pile("ab");
  for (let i = 0; i < 200; i += 1) {
    const order = after(items, forward(items, new Set(items[0].id)));
    assert.equal(order, i % 2 ? "ab" : "ba");
    const moved = new Map(forward(items, new Set(items[0].id)).map(({ id, z }) => [id, z]));
    items = items.map((each) => ({ ...each, z: moved.get(each.id) ?? each.z })).sort(byHeight);
  }
});

test("many changes are cut into commands of 500 entries and less than 64 KiB", () => {
  const remove = Array.from({ length: 900 }, (_, i) => `${i}`);
  const add = Array.from({ length: 30 }, (_, i) => item(`n${i}`, { kind: "text", text: "é".repeat(4000) }));
  const chunks = inChunks({ remove, add });
  assert.deepEqual(
    chunks.flatMap((chunk) => chunk.remove ?? []),
    remove,
  );
  assert.deepEqual(
    chunks.flatMap((chunk) => chunk.add ?? []),
    add,
  );
  for (const chunk of chunks) {
    assert.ok(Object.values(chunk).flat().length <= 500);
    assert.ok(new TextEncoder().encode(JSON.stringify(chunk)).length < 60_000);
  }
  assert.deepEqual(inChunks({}), []);
});
