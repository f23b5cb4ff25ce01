/** How to begin: an invitation in the middle of an empty board; it goes as soon as somebody begins. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";

export class Hint {
  #root = element("p", { class: "board-hint", role: "status", hidden: true });
  #text = element("span");

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#root.append(icon("pen"), this.#text);
    place.after(this.#root);
  }

  /** @param {{count: number, canEdit: boolean, drawing: boolean}} now */
  show({ count, canEdit, drawing }) {
    this.#text.textContent = canEdit ? "Draw something. Everybody here sees it at once." : "Nothing is drawn here yet.";
    this.#root.hidden = count > 0 || drawing;
  }
}
