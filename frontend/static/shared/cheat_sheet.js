/** The list of keyboard shortcuts, by group, and the switch for those of one letter. */

import { element } from "./element.js";
import { keyNames } from "./key_combo.js";
/** @import { Shortcut } from "./shortcuts.js" */

/**
 * @param {{shortcuts: Shortcut[], mac: boolean, singleKeys: boolean, onSingleKeys: (on: boolean) => void}} options
 * @returns {HTMLElement}
 */
export function cheatSheet({ shortcuts, mac, singleKeys, onSingleKeys }) {
  const groups = new Map();
  for (const shortcut of shortcuts.filter(({ label }) => label)) {
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut]);
  }
  const columns = element("div", { class: "shortcuts" });
  for (const [name, members] of groups) columns.append(group(name, members, mac));
  return element("div", {}, columns, singleKeySwitch(singleKeys, onSingleKeys));
}

/**
 * @param {string} name
 * @param {Shortcut[]} members
 * @param {boolean} mac
 */
function group(name, members, mac) {
  const rows = members.map(({ label, keys }) => {
    const caps = keyNames(keys, mac).map((cap) => element("kbd", {}, cap));
    return element("li", { class: "shortcuts__row" }, label, element("span", { class: "shortcuts__keys" }, ...caps));
  });
  return element("section", { class: "shortcuts__group" }, element("h3", {}, name), element("ul", {}, ...rows));
}

/**
 * @param {boolean} on
 * @param {(on: boolean) => void} changed
 */
function singleKeySwitch(on, changed) {
  const input = element("input", { class: "switch", type: "checkbox", role: "switch", checked: on });
  input.addEventListener("change", () => changed(input.checked));
  return element("label", { class: "shortcuts__switch" }, "Shortcuts of a single letter or sign", input);
}
