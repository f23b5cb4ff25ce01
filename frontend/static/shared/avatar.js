/** A person as a round of their colour with initials. Always beside a name or a label: it says nothing to screen readers. */

import { element } from "./element.js";
import { initials } from "./initials.js";

/**
 * @param {{name: string, color: string | undefined}} person
 * @param {string} [classes]
 * @returns {HTMLElement}
 */
export function avatar({ name, color }, classes = "avatar") {
  return element("span", { class: classes, "data-color": color, "aria-hidden": "true" }, initials(name));
}
