/** The newest lines of a chat. */

import { element } from "../shared/element.js";

const KEPT = 6;

/**
 * @param {HTMLElement} list
 * @param {string} name
 * @param {string} text
 */
export function addLine(list, name, text) {
  list.append(element("li", { class: "step__said" }, element("b", {}, name), ` ${text}`));
  while (list.children.length > KEPT) list.firstElementChild?.remove();
}
