/** What a screen reader hears of a board, who drew how much, and what of an undo is still possible. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { countByDrawer } from "../../../frontend/static/sketch/drawers.js";
import { stillOf } from "../../../frontend/static/sketch/inverse.js";
import { draft } from "../../../frontend/static/sketch/tools/draft.js";
import { nameOf, spokenEvent, summary } from "../../../frontend/static/sketch/wording.js";

const line = { ...draft({ id: "a", kind: "line", x: 0, y: 0, color: "blue" }), by: "ana", who: "Ana" };
const note = {
  ...draft({ id: "b", kind: "note", x: 0, y: 0, text: "Bring\ncake", fill: "green" }),
  by: "ben",
  who: "Ben",
};

test("things are named by their kind, words and colour", () => {
  assert.equal(nameOf(line), "Line, blue");
  assert.equal(nameOf(note), "Note “Bring cake”, green");
});

test("what others do is said in one sentence", () => {
  const event = /** @type {any} */ ({ type: "item.added", who: "Ana", id: "a" });
  assert.equal(spokenEvent(event, line), "Ana drew: line, blue.");
  const change = /** @type {any} */ ({ type: "items.changed", who: "Ben", added: [], edited: [], removed: ["a", "b"] });
  assert.equal(spokenEvent(change, undefined), "Ben removed 2 things.");
});

test("many sentences become one", () => {
  assert.equal(summary(["One.", "Two.", "Two.", "Three."]), "Three. And 2 other changes.");
});

test("drawers are counted, those with most first", () => {
  const drawers = countByDrawer([line, note, { ...note, id: "c" }]);
  assert.deepEqual(
    drawers.map(({ name, count }) => [name, count]),
    [
      ["Ben", 2],
      ["Ana", 1],
    ],
  );
});

test("an undo leaves out what others have removed meanwhile", () => {
  const still = stillOf(new Map([["a", line]]));
  assert.equal(still({ type: "item.edit", id: "b", x: 1 }), null);
  assert.equal(still({ type: "item.add", id: "a", kind: "line", x: 0, y: 0 }), null);
  assert.deepEqual(
    still({
      type: "items.change",
      edit: [
        { id: "a", x: 1 },
        { id: "b", x: 1 },
      ],
    }),
    {
      type: "items.change",
      add: [],
      edit: [{ id: "a", x: 1 }],
      remove: [],
    },
  );
  assert.equal(still({ type: "items.change", remove: ["b"] }), null);
});
