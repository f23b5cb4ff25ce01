import assert from "node:assert/strict";
import { test } from "node:test";

import { inverse } from "../../../frontend/static/mapmarkers/inverse.js";
import { MarkersState } from "../../../frontend/static/mapmarkers/markers_state.js";

/** @import { Draft } from "../../../frontend/types.d.ts" */

const CAFE = { id: "cafe", lat: 52, lng: 5, title: "Café", note: "Nice", color: "teal", icon: "coffee", locked: false };
/** @type {Draft[]} */
const COMMANDS = [
  { type: "marker.move", id: "cafe", lat: 1, lng: 2 },
  { type: "marker.edit", id: "cafe", title: "", color: "red" },
  { type: "marker.remove", id: "cafe" },
  { type: "marker.lock", id: "cafe", locked: true },
  { type: "marker.add", id: "other", lat: 3, lng: 4, title: "Other" },
  { type: "markers.change", add: [{ id: "a", lat: 1, lng: 1 }], edit: [{ id: "cafe", lat: 3, title: "Tea" }] },
  { type: "markers.change", remove: ["cafe", "gone"], add: [{ id: "b", lat: 1, lng: 1, locked: true }] },
];

for (const command of COMMANDS) {
  test(`${command.type} and what undoes it leave everything as it was`, () => {
    const state = new MarkersState();
    state.replace([CAFE]);
    const undo = [inverse(command, (id) => state.get(id)) ?? []].flat();
    assert.ok(undo.length);
    state.propose({ op: "1", ...command });
    assert.notDeepEqual(state.all(), [CAFE]);
    for (const [index, draft] of undo.entries()) state.propose({ op: `undo-${index}`, ...draft });
    assert.deepEqual(state.all(), [CAFE]);
  });
}

test("what undoes an edit touches no other field", () => {
  const undo = inverse({ type: "marker.edit", id: "cafe", note: "New" }, () => CAFE);
  assert.deepEqual(undo, { type: "marker.edit", id: "cafe", note: "Nice" });
});

test("a marker that is not there has nothing to undo, nor has a chat line", () => {
  assert.equal(
    inverse({ type: "marker.move", id: "x", lat: 1, lng: 1 }, () => undefined),
    null,
  );
  assert.equal(
    inverse({ type: "chat.say", text: "hi" }, () => undefined),
    null,
  );
});

test("a removed marker is added again without what the server found out about it", () => {
  const found = { ...CAFE, where: { country: "Netherlands", town: "Utrecht", km: 3.1 } };
  assert.deepEqual(
    inverse({ type: "marker.remove", id: "cafe" }, () => found),
    { type: "marker.add", ...CAFE },
  );
});

test("what was added locked is unlocked before it is removed", () => {
  const undo = inverse(
    {
      type: "markers.change",
      add: [
        { id: "a", lat: 1, lng: 1, locked: true },
        { id: "b", lat: 1, lng: 1 },
      ],
    },
    () => undefined,
  );
  assert.deepEqual(undo, [
    { type: "markers.change", edit: [{ id: "a", locked: false }] },
    { type: "markers.change", remove: ["a", "b"] },
  ]);
});

test("many that are put back come in commands that a frame can carry", () => {
  const note = "é".repeat(1000);
  const ids = Array.from({ length: 500 }, (_, index) => `marker-${index}`);
  const undo = [inverse({ type: "markers.change", remove: ids }, (id) => ({ ...CAFE, id, note })) ?? []].flat();
  assert.ok(undo.length > 15);
  for (const draft of undo) assert.ok(new TextEncoder().encode(JSON.stringify(draft)).length < 65_000);
  assert.deepEqual(
    undo.flatMap((draft) => (draft.type === "markers.change" ? (draft.add ?? []).map(({ id }) => id) : [])),
    ids,
  );
});
