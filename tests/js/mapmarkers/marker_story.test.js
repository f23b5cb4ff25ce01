/** Who did what to a marker, in words, and how far it was moved. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, distanceText } from "../../../frontend/static/mapmarkers/distance.js";
import { storyOf } from "../../../frontend/static/mapmarkers/marker_story.js";

const VIENNA = { lat: 48.2082, lng: 16.3738 };
const GRAZ = { lat: 47.0707, lng: 15.4395 };
let seq = 0;

/** @param {string} type @param {object} data @param {string} [who] */
function event(type, data, who = "Ana") {
  seq += 1;
  return /** @type {any} */ ({ seq, type, op: "", by: "g1", who, at: "2026-11-21T10:00:00Z", ...data });
}

/** @param {any[]} events */
const deeds = (events) => storyOf(events, "a").map(({ who, deed }) => `${who} ${deed}`);

test("the distance is the one along the earth", () => {
  assert.equal(Math.round(distance(VIENNA, GRAZ) / 1000), 145);
  assert.equal(distance(VIENNA, VIENNA), 0);
  assert.ok(distance({ lat: 0, lng: 179 }, { lat: 0, lng: -181 }) < 0.001);
  assert.equal(Math.round(distance({ lat: 90, lng: 0 }, { lat: -90, lng: 50 }) / 1000), 20015);
});

for (const [metres, text] of /** @type {const} */ ([
  [0, "0 m"],
  [849.6, "850 m"],
  [999.6, "1.0 km"],
  [12_440, "12.4 km"],
  [99_960, "100 km"],
  [1_240_400, "1,240 km"],
])) {
  test(`${metres} metres are ${text}`, () => assert.equal(distanceText(metres), text));
}

test("a story is told the newest first, and only of this marker", () => {
  const told = deeds([
    event("marker.added", { id: "a", ...VIENNA }),
    event("marker.added", { id: "b", ...VIENNA }),
    event("marker.placed", { id: "a", country: "Austria" }, ""),
    event("marker.moved", { id: "a", ...GRAZ }, "Ben"),
    event("marker.edited", { id: "a", title: "Café", color: "red" }),
    event("marker.edited", { id: "a", note: "n", icon: "tree", title: "" }),
    event("marker.locked", { id: "a", locked: true }, ""),
    event("marker.locked", { id: "a", locked: false }),
    event("chat.said", { text: "a" }),
    event("marker.removed", { id: "a" }),
    event("marker.added", { id: "a", ...GRAZ }, "Ben"),
  ]);
  assert.deepEqual(told, [
    "Ben put it back",
    "Ana removed it",
    "Ana unlocked it",
    "Somebody locked it",
    "Ana took its name away, changed the note, changed the icon",
    "Ana named it “Café”, changed the colour",
    "Ben moved it 145 km",
    "Ana added it",
  ]);
});

test("what happens to many at once is told of this one", () => {
  const many = (/** @type {object} */ lists) =>
    event("markers.changed", { added: [], edited: [], removed: [], ...lists });
  const told = deeds([
    many({
      added: [
        { id: "b", ...GRAZ },
        { id: "a", ...VIENNA },
      ],
    }),
    many({ edited: [{ id: "b", title: "x" }] }),
    many({ edited: [{ id: "a", ...GRAZ, title: "x" }] }),
    many({ edited: [{ id: "a", lat: 48 }] }),
    many({ removed: ["b"] }),
    many({ removed: ["a"] }),
  ]);
  assert.deepEqual(told, ["Ana removed it", "Ana moved it", "Ana moved it 145 km, named it “x”", "Ana added it"]);
});

test("where the beginning is no longer kept, a move has no length", () => {
  assert.deepEqual(deeds([event("marker.moved", { id: "a", ...GRAZ })]), ["Ana moved it"]);
});
