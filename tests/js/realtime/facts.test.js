/** What one may change: by the role, the freeze, and the add-only mode. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Facts } from "../../../frontend/static/realtime/facts.js";

/** @param {any} role @param {any} room */
function entered(role, room = {}) {
  const you = { id: "me", name: "Me", color: "teal", role };
  const facts = new Facts({ kind: "map", slug: "a", you, title: "" });
  facts.learn(
    /** @type {any} */ ({ type: "welcome", you, room: { title: "A", frozen: false, mode: "open", ...room } }),
  );
  return facts;
}

test("in an open room an editor changes everything", () => {
  const facts = entered("editor");
  assert.equal(facts.mayChangeAll && facts.mayChange("ana") && facts.mayChange(""), true);
});

test("in an add-only room an editor changes what is their own", () => {
  const facts = entered("editor", { mode: "add" });
  assert.equal(facts.canEdit, true);
  assert.equal(facts.mayChangeAll, false);
  assert.deepEqual(
    ["me", undefined, "ana", ""].map((by) => facts.mayChange(by)),
    [true, true, false, false],
  );
});

test("the owner changes everything in any mode, and a viewer nothing", () => {
  assert.equal(entered("owner", { mode: "add", frozen: true }).mayChange("ana"), true);
  assert.equal(entered("viewer").mayChange("me"), false);
  assert.equal(entered("editor", { frozen: true }).mayChange("me"), false);
});

test("the mode is told when it changes", () => {
  const facts = entered("editor");
  /** @type {string[]} */
  const modes = [];
  facts.on("room", ({ mode }) => modes.push(mode));
  facts.learn(/** @type {any} */ ({ type: "room.moded", mode: "add" }));
  facts.lookBack(true);
  assert.deepEqual(modes, ["add", "add"]);
});
