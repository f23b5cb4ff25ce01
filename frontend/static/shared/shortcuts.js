/** Keyboard shortcuts: registered in one place, so that the cheat sheet on "?" always tells the truth. */

import { cheatSheet } from "./cheat_sheet.js";
import { keepChoice, readChoice } from "./choices.js";
import { openDialog } from "./dialog.js";
import { isSingleCharacter, matches } from "./key_combo.js";

/**
 * @typedef {{keys: string, label: string, group: string, run?: (event: KeyboardEvent) => void}} Shortcut
 *   without `run` it is only listed: somebody else listens for it; without a label it is another key for the same
 */

const KEY = "single-key-shortcuts";
const TYPING =
  "input:not([type=radio], [type=checkbox], [type=button], [type=range]), textarea, select, [contenteditable]";

export class Shortcuts {
  /** @type {Shortcut[]} */
  #list = [];
  #mac = /Mac|iP(hone|ad|od)/.test(navigator.platform);
  #singleKeys = readChoice(KEY) !== "off";

  constructor() {
    document.addEventListener("keydown", (event) => this.#onKey(event));
    this.add({ keys: "?", label: "Show the keyboard shortcuts", group: "Room", run: () => this.show() });
  }

  /** A key that did something else until now does this: an app's tools come before the frame around them. @param {Shortcut} shortcut */
  add(shortcut) {
    const isTaken = (/** @type {Shortcut} */ other) => other.run && shortcut.run && other.keys === shortcut.keys;
    this.#list = this.#list.filter((other) => !isTaken(other));
    this.#list.push(shortcut);
  }

  show() {
    const content = cheatSheet({
      shortcuts: this.#list,
      mac: this.#mac,
      singleKeys: this.#singleKeys,
      onSingleKeys: (on) => this.#setSingleKeys(on),
    });
    openDialog({ title: "Keyboard shortcuts", content, wide: true });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    const found = this.#list.find((shortcut) => shortcut.run && matches(event, shortcut.keys, this.#mac));
    if (!found?.run || (!this.#singleKeys && isSingleCharacter(found.keys))) return;
    event.preventDefault();
    found.run(event);
  }

  /** @param {boolean} on */
  #setSingleKeys(on) {
    this.#singleKeys = on;
    keepChoice(KEY, on ? null : "off");
  }
}
