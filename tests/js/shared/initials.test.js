import assert from "node:assert/strict";
import { test } from "node:test";
import { initials } from "../../../frontend/static/shared/initials.js";

test("a name is shortened to the first letters of its first and last word", () => {
  assert.equal(initials("Ana"), "A");
  assert.equal(initials("Ana Maria Lima"), "AL");
  assert.equal(initials("zoë quartz"), "ZQ");
  assert.equal(initials("anne-marie"), "AM");
});

test("signs around a name do not count, and a name without letters is a question mark", () => {
  assert.equal(initials("(Ana) [Lima]"), "AL");
  assert.equal(initials("Ana 👋"), "A");
  assert.equal(initials("李 明"), "李明");
  assert.equal(initials("👋"), "?");
  assert.equal(initials(""), "?");
});
