import assert from "node:assert/strict";
import { test } from "node:test";

import {
  latOf,
  nearestCopy,
  placeText,
  tidyPlace,
  wrapLng,
  xOf,
  yOf,
} from "../../../frontend/static/mapmarkers/mercator.js";

test("the equator and Greenwich are in the middle of the unit map", () => {
  assert.equal(xOf(0), 0.5);
  assert.ok(Math.abs(yOf(0) - 0.5) < 1e-12);
  assert.ok(Math.abs(yOf(85.0511)) < 1e-6);
});

test("a latitude survives the way to the map and back", () => {
  for (const lat of [-80, -33.3, 0, 0.001, 52.37, 84.9]) assert.ok(Math.abs(latOf(yOf(lat)) - lat) < 1e-9);
});

test("a longitude from any turn around the world comes home", () => {
  assert.equal(wrapLng(190), -170);
  assert.equal(wrapLng(-541), 179);
  assert.equal(wrapLng(180), 180);
  assert.equal(wrapLng(-180), -180);
});

test("the copy of a place is the one nearest to the middle of the view", () => {
  assert.equal(nearestCopy(-170, 175), 190);
  assert.equal(nearestCopy(10, 20), 10);
  assert.equal(nearestCopy(10, 725), 730);
});

test("what is sent is in range", () => {
  assert.deepEqual(tidyPlace({ lat: 89.12345678, lng: 361.5 }), { lat: 85.0511, lng: 1.5 });
});

test("a place reads as people write it", () => {
  assert.equal(placeText({ lat: -33.9249, lng: 18.4241 }), "33.9249° S, 18.4241° E");
  assert.equal(placeText({ lat: 40.7128, lng: -74.006 }), "40.7128° N, 74.0060° W");
});
