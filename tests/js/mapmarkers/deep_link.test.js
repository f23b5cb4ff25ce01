import assert from "node:assert/strict";
import { test } from "node:test";

import { hashOf, targetOf } from "../../../frontend/static/mapmarkers/deep_link.js";

const ID = "11111111-2222-4333-8444-555555555555";

test("an address leads to a part of the map or to a marker, and nonsense leads nowhere", () => {
  assert.deepEqual(targetOf("#5/52.1/-4.9"), { view: { zoom: 5, lat: 52.1, lng: -4.9 } });
  assert.deepEqual(targetOf("#5.25/0/180"), { view: { zoom: 5.25, lat: 0, lng: 180 } });
  assert.deepEqual(targetOf(`#marker=${ID}`), { marker: ID });
  for (const hash of ["", "#", "#stage", "#5/91/0", "#5/0/181", "#25/0/0", "#5/1", "#marker=x", "#a/b/c", "#5/1e3/0"]) {
    assert.equal(targetOf(hash), null, hash);
  }
});

test("an address is as fine as the map is close, and leads back to where it was taken", () => {
  assert.equal(hashOf({ zoom: 2, lat: 52.123456, lng: 4.9 }), "#2/52.1/4.9");
  assert.equal(hashOf({ zoom: 12.25, lat: 52.123456, lng: -4.9 }), "#12.25/52.1235/-4.9000");
  for (const view of [{ zoom: 3.5, lat: -33.87, lng: 151.21 }]) {
    assert.deepEqual(targetOf(hashOf(view)), { view });
  }
});
