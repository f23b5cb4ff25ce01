/** Who is followed, and for how long. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Leading } from "../../../frontend/static/shared/leading.js";

test("asking again and again is one asking", () => {
  const leading = new Leading();
  assert.equal(leading.hear("ana", 0), true);
  assert.equal(leading.hear("ana", 4000), false);
  assert.equal(leading.hear("eve", 5000), true);
});

test("whoever said no is not asked again until it begins anew", () => {
  const leading = new Leading();
  leading.hear("ana", 0);
  leading.decline();
  leading.hear("ana", 4000);
  assert.equal(leading.isDeclined, true);
  leading.end();
  assert.equal(leading.hear("ana", 8000), true);
  assert.equal(leading.isDeclined, false);
});

test("it is over when nothing is heard for three askings", () => {
  const leading = new Leading();
  assert.equal(leading.isOver(99_000), false);
  leading.hear("ana", 1000);
  assert.equal(leading.isOver(13_000), false);
  assert.equal(leading.isOver(13_001), true);
});
