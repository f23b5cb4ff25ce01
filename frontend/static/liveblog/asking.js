/** Questions in the form of an update: what happened meanwhile, and what one may do about it. */

import { element } from "../shared/element.js";
import { proseNodes } from "./prose.js";

/** @import { EditorPost } from "../../types.d.ts" */

/** @param {string} words @param {Record<string, () => void>} choices by their labels @returns {(Node | string)[]} */
export function question(words, choices) {
  return [words, buttons(choices)];
}

/** Somebody else has changed it: theirs, to be compared with one's own below. @param {EditorPost} theirs @param {Record<string, () => void>} choices */
export function theirsAndMine(theirs, choices) {
  const text = element("div", { class: "post-form__theirs prose" }, element("strong", {}, theirs.headline));
  text.append(...proseNodes(theirs.html));
  return [`${theirs.changed_by} has changed this meanwhile. Theirs:`, text, buttons(choices)];
}

/** @param {Record<string, () => void>} choices */
function buttons(choices) {
  const made = Object.entries(choices).map(([label, run]) => {
    const button = element("button", { class: "button button--small", type: "button" }, label);
    button.addEventListener("click", run);
    return button;
  });
  return element("span", { class: "post-form__choices" }, ...made);
}
