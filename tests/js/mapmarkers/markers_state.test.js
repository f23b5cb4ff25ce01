import assert from "node:assert/strict";
import { test } from "node:test";

import { MarkersState } from "../../../frontend/static/mapmarkers/markers_state.js";

/** @import { RoomEvent } from "../../../frontend/types.d.ts" */

const CAFE = { id: "cafe", lat: 52, lng: 5, title: "Café", note: "", color: "", icon: "coffee", locked: false };

const NOWHERE = { country: "", town: "", km: null };

function loaded() {
  const state = new MarkersState();
  state.replace([{ ...CAFE, ...NOWHERE }]);
  return state;
}

/** @param {string} type @param {object} data @returns {RoomEvent} */
function event(type, data) {
  return /** @type {any} */ ({ seq: 1, type, op: "", by: "ana", who: "Ana", at: "", mine: false, ...data });
}

test("events of others are applied in turn", () => {
  const state = loaded();
  state.apply(event("marker.moved", { id: "cafe", lat: 1, lng: 2 }));
  state.apply(event("marker.edited", { id: "cafe", title: "Tea" }));
  state.apply(event("marker.locked", { id: "cafe", locked: true }));
  assert.deepEqual(state.get("cafe"), { ...CAFE, lat: 1, lng: 2, title: "Tea", locked: true });
  assert.deepEqual(state.apply(event("marker.removed", { id: "cafe" })), ["cafe"]);
  assert.equal(state.size, 0);
});

test("where a marker is comes later, and is forgotten when it moves on", () => {
  const state = new MarkersState();
  const utrecht = { country: "Netherlands", town: "Utrecht", km: 3.1 };
  state.replace([{ ...CAFE, ...utrecht }]);
  assert.deepEqual(state.get("cafe"), { ...CAFE, where: utrecht });
  state.propose({ type: "marker.move", op: "1", id: "cafe", lat: 10, lng: 10 });
  assert.equal(state.get("cafe")?.where, undefined);
  state.apply(event("marker.moved", { id: "cafe", lat: 10, lng: 10 }));
  state.drop("1");
  assert.deepEqual(state.get("cafe"), { ...CAFE, lat: 10, lng: 10 });
  state.apply(event("marker.placed", { id: "cafe", country: "Nigeria", town: "", km: null }));
  assert.deepEqual(state.get("cafe")?.where, { country: "Nigeria", town: "", km: null });
});

test("one's own command shows at once, and a refused one is gone as if it had never been", () => {
  const state = loaded();
  assert.deepEqual(state.propose({ type: "marker.move", op: "1", id: "cafe", lat: 10, lng: 10 }), ["cafe"]);
  state.propose({ type: "marker.edit", op: "2", id: "cafe", title: "Mine" });
  assert.equal(state.get("cafe")?.lat, 10);
  state.drop("1");
  assert.deepEqual(state.get("cafe"), { ...CAFE, title: "Mine" });
});

test("what is pending stays on top of what others do meanwhile", () => {
  const state = loaded();
  state.propose({ type: "marker.move", op: "1", id: "cafe", lat: 10, lng: 10 });
  state.apply(event("marker.moved", { id: "cafe", lat: 3, lng: 3 }));
  assert.equal(state.get("cafe")?.lat, 10);
  state.drop("1");
  assert.equal(state.get("cafe")?.lat, 3);
});

test("a snapshot keeps pending commands, and removes what is no longer there", () => {
  const state = loaded();
  state.propose({ type: "marker.add", op: "1", id: "new", lat: 1, lng: 1 });
  assert.deepEqual(state.replace([]).sort(), ["cafe", "new"]);
  assert.deepEqual(
    state.all().map(({ id }) => id),
    ["new"],
  );
  assert.equal(state.get("new")?.title, "");
});

test("a marker that others removed does not come back by one's own pending edit", () => {
  const state = loaded();
  state.propose({ type: "marker.edit", op: "1", id: "cafe", title: "Mine" });
  state.apply(event("marker.removed", { id: "cafe" }));
  assert.equal(state.get("cafe"), undefined);
});

test("removing and adding again, both pending, shows the marker", () => {
  const state = loaded();
  state.propose({ type: "marker.remove", op: "1", id: "cafe" });
  assert.equal(state.size, 0);
  state.propose({ type: "marker.add", op: "2", ...CAFE });
  assert.deepEqual(state.get("cafe"), CAFE);
});

test("an add that is stored already is not applied twice", () => {
  const state = new MarkersState();
  state.propose({ type: "marker.add", op: "1", id: "a", lat: 1, lng: 1 });
  state.apply(event("marker.added", { ...CAFE, id: "a" }));
  state.apply(event("marker.edited", { id: "a", title: "Changed by Ana" }));
  assert.equal(state.get("a")?.title, "Changed by Ana");
});

test("what is not about markers changes nothing", () => {
  const state = loaded();
  assert.deepEqual(state.apply(event("chat.said", { text: "hi" })), []);
  assert.deepEqual(state.propose({ type: "chat.say", op: "1", text: "hi" }), []);
  assert.deepEqual(state.drop("1"), []);
});

test("many changes at once are one event, and forget where a marker was found only if it moved", () => {
  const state = new MarkersState();
  const utrecht = { country: "Netherlands", town: "Utrecht", km: 3.1 };
  const others = ["pier", "park"].map((id) => ({ ...CAFE, id, ...utrecht }));
  state.replace([{ ...CAFE, ...NOWHERE }, ...others]);
  const edited = [
    { id: "pier", title: "Quay" },
    { id: "park", lat: 7 },
  ];
  const touched = state.apply(
    event("markers.changed", { added: [{ id: "new", lat: 1, lng: 2 }], edited, removed: ["cafe"] }),
  );
  assert.deepEqual(touched.sort(), ["cafe", "new", "park", "pier"]);
  assert.deepEqual(state.get("new"), { ...CAFE, id: "new", lat: 1, lng: 2, title: "", icon: "", added_by: "ana" });
  assert.deepEqual(state.get("pier"), { ...CAFE, id: "pier", title: "Quay", where: utrecht });
  assert.deepEqual(state.get("park"), { ...CAFE, id: "park", lat: 7 });
  assert.equal(state.get("cafe"), undefined);
  const found = [
    { id: "new", ...utrecht },
    { id: "gone", ...utrecht },
  ];
  state.apply(event("markers.placed", { placed: found }));
  assert.deepEqual(state.get("new")?.where, utrecht);
  assert.equal(state.get("gone"), undefined);
});

test("a refused command of many takes all of it back, and leaves other commands alone", () => {
  const state = loaded();
  const add = [
    { id: "a", lat: 1, lng: 1 },
    { id: "b", lat: 2, lng: 2 },
  ];
  assert.deepEqual(state.propose({ type: "markers.change", op: "1", add, remove: ["cafe"] }), ["cafe", "a", "b"]);
  state.propose({ type: "marker.move", op: "2", id: "a", lat: 9, lng: 9 });
  assert.deepEqual(
    state.all().map(({ id }) => id),
    ["a", "b"],
  );
  state.drop("1");
  assert.deepEqual(state.all(), [CAFE]);
  assert.deepEqual(state.drop("1"), []);
});
