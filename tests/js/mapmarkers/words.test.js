import assert from "node:assert/strict";
import { test } from "node:test";

import { placeNames } from "../../../frontend/static/mapmarkers/atlas_names.js";
import { found } from "../../../frontend/static/mapmarkers/search.js";
import { fittingTitles } from "../../../frontend/static/mapmarkers/titles.js";
import {
  markerCount,
  spokenEvent,
  spokenMarker,
  spokenPlace,
  summary,
} from "../../../frontend/static/mapmarkers/wording.js";
import { edgePoint } from "../../../frontend/static/shared/edge.js";

/** @import { Marker } from "../../../frontend/types.d.ts" */

/** @param {string} title @param {Partial<Marker>} [more] @returns {Marker} */
function marker(title, more = {}) {
  return { id: title, lat: 0, lng: 0, title, note: "", color: "", icon: "", locked: false, ...more };
}

test("search finds words anywhere, whatever their accents, and begins with the titles that begin so", () => {
  const markers = [
    marker("Old café"),
    marker("Cafe Zürich"),
    marker("Harbour", { note: "has a café" }),
    marker("Tower"),
  ];
  assert.deepEqual(
    found(markers, "CAFÉ").map(({ title }) => title),
    ["Cafe Zürich", "Harbour", "Old café"],
  );
  assert.deepEqual(
    found(markers, "zur caf").map(({ title }) => title),
    ["Cafe Zürich"],
  );
  assert.equal(found(markers, "  ").length, 4);
});

test("unnamed markers are listed last", () => {
  assert.deepEqual(
    found([marker(""), marker("B"), marker("A")], "").map(({ title }) => title),
    ["A", "B", ""],
  );
});

test("what others do is said with their names", () => {
  const event = { seq: 1, op: "", by: "ana", who: "Ana", at: "", mine: false };
  assert.equal(
    spokenEvent({ ...event, type: "marker.moved", id: "c", lat: 1, lng: 1 }, marker("Café")),
    "Ana moved Café.",
  );
  assert.equal(
    spokenEvent({ ...event, type: "marker.locked", id: "c", locked: false }, marker("Café")),
    "Ana unlocked Café.",
  );
  const many = { added: [marker("A"), marker("B")], edited: [], removed: ["c"] };
  assert.equal(
    spokenEvent({ ...event, type: "markers.changed", ...many }, undefined),
    "Ana added 2 markers and removed 1 marker.",
  );
  assert.equal(spokenEvent({ ...event, type: "chat.said", text: "hi" }, undefined), "");
});

test("many changes at once become one sentence", () => {
  assert.equal(summary(["Ana moved Café.", "Ana moved Café."]), "Ana moved Café.");
  assert.equal(summary(["Ana moved A.", "Ana moved B.", "Ben added C."]), "Ben added C. And 2 other changes.");
});

test("a marker is named with what one cannot see by ear", () => {
  assert.equal(
    spokenMarker(marker("Café", { icon: "coffee", locked: true }), "Ana"),
    "Café, coffee icon, locked, Ana is moving it",
  );
  assert.equal(spokenMarker(marker(""), ""), "Unnamed marker");
  assert.equal(markerCount(1), "1 marker");
  assert.equal(markerCount(0), "0 markers");
});

test("titles do not cover each other, nor other pins; the chosen one always shows", () => {
  /** @param {string} id @param {number} x @param {number} y */
  const title = (id, x, y, first = false) => ({ id, x, y, width: 80, first });
  assert.deepEqual(fittingTitles([title("a", 100, 100), title("b", 300, 100)]), new Set(["a", "b"]));
  assert.deepEqual(fittingTitles([title("a", 100, 100), title("b", 160, 100)]), new Set(["a"]));
  assert.deepEqual(fittingTitles([title("a", 100, 100), title("b", 160, 100, true)]), new Set(["b"]));
  assert.deepEqual(fittingTitles([title("a", 100, 100), title("pin", 100, 130)]), new Set(["pin"]));
  assert.deepEqual(fittingTitles([{ ...title("unnamed", 0, 0), width: 0 }]), new Set());
});

test("country names do not cover each other, and the larger country goes first", () => {
  /** @param {string} text @param {number} x */
  const name = (text, x) => ({ text, x, y: 0.3, room: 0.1, kind: /** @type {const} */ ("country") });
  /** @param {string} text @param {number} size */
  const width = (text, size) => (text.length * size) / 2;
  const apart = placeNames([name("Big", 0.2), name("Small", 0.3)], 4, width);
  assert.ok(["Big", "Small"].every((text) => apart.some(({ lines }) => lines[0] === text)));
  const close = placeNames([name("Big", 0.2), name("Small", 0.2)], 4, width).flatMap(({ lines }) => lines);
  assert.ok(close.includes("Big") && !close.includes("Small"));
});

test("what is out of sight has an arrow at the edge that points to it", () => {
  const size = { x: 1000, y: 800 };
  const insets = { top: 80, right: 30, bottom: 80, left: 30 };
  assert.equal(edgePoint({ x: 500, y: 400 }, size, insets), null);
  assert.deepEqual(edgePoint({ x: 5000, y: 400 }, size, insets), { x: 970, y: 400, angle: 0 });
  assert.equal(edgePoint({ x: 500, y: -900 }, size, insets)?.y, 80);
  assert.equal(edgePoint({ x: 500, y: 2000 }, size, insets)?.angle, 90);
  const beside = edgePoint({ x: 2000, y: 400 }, size, { ...insets, right: 400 });
  assert.equal(Math.round(beside?.x ?? 0), 600);
});

test("a place is said by its town, by how far the town is, or by its country alone", () => {
  assert.equal(spokenPlace({ country: "Netherlands", town: "Utrecht", km: 3.1 }), "Utrecht, Netherlands");
  assert.equal(
    spokenPlace({ country: "Mongolia", town: "Dalandzadgad", km: 61.7 }),
    "62 km from Dalandzadgad, Mongolia",
  );
  assert.equal(spokenPlace({ country: "Greenland", town: "", km: null }), "Greenland");
  assert.equal(spokenPlace(undefined), "");
});
