/** How to begin: an invitation on an empty map, and a word to whoever is here for the first time. */

import { keepChoice, readChoice } from "../shared/choices.js";
import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";

const KEY = "map-hint";
const READ = 15_000; // milliseconds

export class Hint {
  #root = element("p", { class: "map-hint", role: "status", hidden: true });
  #text = element("span");
  #touch = matchMedia("(hover: none)").matches;
  #known = readChoice(KEY) === "known";
  #timer = 0;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#root.append(icon("pin-add"), this.#text);
    place.after(this.#root);
  }

  /** @param {{count: number, canEdit: boolean, adding: boolean}} now */
  show({ count, canEdit, adding }) {
    const text = this.#words(count, canEdit, adding);
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#root.hidden = !text;
    this.#root.classList.toggle("map-hint--first", !count && !adding);
    if (count && text && !adding) this.#timer ||= window.setTimeout(() => this.#read(), READ);
  }

  /** It has been there long enough; until the next visit. */
  #read() {
    this.#known = true;
    this.#root.hidden = true;
  }

  /** Whoever has put a marker needs no hint any more. */
  learn() {
    this.#known = true;
    keepChoice(KEY, "known");
  }

  /** What an empty list says. @param {boolean} canEdit */
  invitation(canEdit) {
    if (!canEdit) return "There are no markers yet.";
    return this.#touch ? "Press and hold the map to put the first marker." : "Double-click to put the first marker.";
  }

  /** @param {number} count @param {boolean} canEdit @param {boolean} adding @returns {string} */
  #words(count, canEdit, adding) {
    if (adding)
      return this.#touch ? "Tap where the marker goes." : "Click where the marker goes, or press Enter for the middle.";
    if (!count) return this.invitation(canEdit);
    if (this.#known || !canEdit) return "";
    return this.#touch
      ? "Press and hold the map to put a marker. Drag it to move it."
      : "Double-click to put a marker. Drag it to move it.";
  }
}
