import assert from "node:assert/strict";
import { test } from "node:test";

import { beforeOf, inverse } from "../../../frontend/static/sketch/inverse.js";
import { ItemsState } from "../../../frontend/static/sketch/items_state.js";
import { ANA, item } from "./items.js";

/** @import { Draft } from "../../../frontend/types.d.ts" */

const ITEMS = [item("one"), item("two", { kind: "note", text: "Hi", z: 2 }), item("three", { z: 3 })];
/** @type {Draft[]} */
const COMMANDS = [
  { type: "item.add", id: "new", kind: "ellipse", x: 3, y: 4, z: 9 },
  { type: "item.edit", id: "two", text: "", color: "red", r: 1 },
  { type: "item.remove", id: "two" },
  {
    type: "items.change",
    edit: [
      { id: "one", x: 7 },
      { id: "two", y: 8 },
    ],
  },
  { type: "items.change", remove: ["one", "three"], add: [{ id: "new", kind: "pen", x: 0, y: 0 }] },
];

for (const command of COMMANDS) {
  test(`${command.type} (${Object.keys(command).slice(1)}) and what undoes it leave everything as it was`, () => {
    const state = new ItemsState(() => ANA);
    state.replace({ items: ITEMS });
    const undo = [inverse(command, beforeOf(state)({ op: "1", ...command })) ?? []].flat();
    state.propose({ op: "1", ...command });
    assert.notDeepEqual(state.all(), ITEMS);
    for (const [i, draft] of undo.entries()) state.propose({ op: `u${i}`, ...draft });
    assert.deepEqual(state.all(), ITEMS);
  });
}

test("undoing many removals keeps within what one command may hold", () => {
  const many = Array.from({ length: 1200 }, (_, i) => item(`${i}`));
  const before = new Map(many.map((each) => [each.id, each]));
  const undo = [inverse({ type: "items.change", remove: [...before.keys()] }, before) ?? []].flat();
  assert.deepEqual(
    undo.map((draft) => draft.type === "items.change" && draft.add?.length),
    [500, 500, 200],
  );
});

test("what others have removed meanwhile is not undone, nor is talk", () => {
  assert.equal(inverse({ type: "item.edit", id: "gone", x: 1 }, new Map()), null);
  assert.equal(inverse({ type: "items.change", remove: ["gone"] }, new Map()), null);
  assert.equal(inverse({ type: "chat.say", text: "hi" }, new Map()), null);
});
