import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, inOrder } from "../../../frontend/static/shared/people_order.js";

/** @param {string} id @param {string} name */
const person = (id, name) => ({ id, name, color: "teal", role: /** @type {const} */ ("editor") });

test("you come first, then the others by name, whatever order the server has", () => {
  const you = person("you", "Zoë");
  const [ana, bo] = [person("1", "Ana"), person("2", "Bo")];
  for (const people of [
    [bo, you, ana],
    [ana, bo, you],
    [bo, ana],
  ]) {
    assert.deepEqual(inOrder(people, you), [you, ana, bo]);
  }
});

test("people of one name keep their places", () => {
  const you = person("you", "Zoë");
  const [one, two] = [person("1", "Ana"), person("2", "Ana")];
  assert.deepEqual(inOrder([two, one], you), [you, one, two]);
});

test("who does not fit is counted", () => {
  assert.deepEqual(fit(4, 4), { shown: 4, more: 0 });
  assert.deepEqual(fit(15, 4), { shown: 3, more: 12 });
  assert.deepEqual(fit(15, 1), { shown: 0, more: 15 });
  assert.deepEqual(fit(1, 1), { shown: 1, more: 0 });
});
