import assert from "node:assert/strict";
import { test } from "node:test";
import { isSingleCharacter, keyNames, matches } from "../../../frontend/static/shared/key_combo.js";

/** @param {string} key @param {Partial<import("../../../frontend/static/shared/key_combo.js").KeyPress>} [held] */
const press = (key, held = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test("Mod is Ctrl, and on a Mac the command key", () => {
  assert.ok(matches(press("z", { ctrlKey: true }), "Mod+Z", false));
  assert.ok(!matches(press("z", { metaKey: true }), "Mod+Z", false));
  assert.ok(matches(press("z", { metaKey: true }), "Mod+Z", true));
  assert.ok(!matches(press("z", { ctrlKey: true }), "Mod+Z", true));
});

test("Shift tells two shortcuts of one letter apart", () => {
  const shifted = press("Z", { ctrlKey: true, shiftKey: true });
  assert.ok(matches(shifted, "Mod+Shift+Z", false));
  assert.ok(!matches(shifted, "Mod+Z", false));
  assert.ok(!matches(press("z", { ctrlKey: true }), "Mod+Shift+Z", false));
});

test("a letter alone does not answer to the browser's own combinations", () => {
  assert.ok(matches(press("c"), "C", false));
  assert.ok(!matches(press("c", { ctrlKey: true }), "C", false));
  assert.ok(!matches(press("c", { metaKey: true }), "C", true));
  assert.ok(!matches(press("c", { altKey: true }), "C", false));
});

test("a sign is found on every keyboard, with Shift or without", () => {
  assert.ok(matches(press("?", { shiftKey: true }), "?", false));
  assert.ok(matches(press("?"), "?", false));
  assert.ok(matches(press("+", { shiftKey: true }), "+", false));
  assert.ok(matches(press("+", { ctrlKey: true }), "Mod++", false));
});

test("only single characters can be switched off", () => {
  assert.deepEqual(["C", "?", "Mod+Z", "Escape", "Shift+ArrowUp"].map(isSingleCharacter), [
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("keys are named as they are printed", () => {
  assert.deepEqual(keyNames("Mod+Shift+z", false), ["Ctrl", "Shift", "Z"]);
  assert.deepEqual(keyNames("Mod+Shift+z", true), ["⌘", "⇧", "Z"]);
  assert.deepEqual(keyNames("Shift+ArrowUp", false), ["Shift", "↑"]);
  assert.deepEqual(keyNames("Mod++", false), ["Ctrl", "+"]);
  assert.deepEqual(keyNames("Delete", false), ["Del"]);
});
