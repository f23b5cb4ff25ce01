/** The list of all markers in the side sheet: search, and fly to one. The keyboard's and the screen reader's way to them. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { found } from "./search.js";
import { markerCount, nameOf } from "./wording.js";

/** @import { Marker } from "../../types.d.ts" */
/** @import { Sheet } from "../shared/sheet.js" */
/** @import { MarkersState } from "./markers_state.js" */

const ROWS = 500; // at a time: thousands would make each change slow

export class MarkerList {
  isOpen = false;
  #sheet;
  #state;
  #then;
  #input = element("input", {
    class: "input",
    type: "search",
    placeholder: "Search titles and notes",
    "aria-label": "Search the markers",
  });
  #count = element("p", { class: "marker-list__count", role: "status" });
  #items = element("ul", { class: "marker-list" });
  #empty = element("p", { class: "marker-list__empty" });
  #drawing = 0;
  /** The only ones that are listed. @type {Set<string> | null} */
  #only = null;
  #limit = ROWS;
  #more = element("button", { class: "button marker-list__more", type: "button", hidden: true });

  /**
   * @param {Sheet} sheet @param {MarkersState} state
   * @param {{go: (id: string) => void, changed: (open: boolean) => void, empty: () => string}} then
   */
  constructor(sheet, state, then) {
    this.#sheet = sheet;
    this.#state = state;
    this.#then = then;
    this.#input.addEventListener("input", () => this.#drawFirst());
    this.#more.addEventListener("click", () => this.#drawMore());
    this.#input.addEventListener("keydown", (event) => this.#onInputKey(event));
    this.#items.addEventListener("click", (event) => this.#onClick(event));
    this.#items.addEventListener("keydown", (event) => this.#onItemKey(event));
  }

  toggle() {
    if (this.isOpen) this.#sheet.close();
    else this.open();
  }

  /** @param {string[]} [only] those that are listed; otherwise all */
  open(only) {
    this.#input.value = "";
    this.#only = only ? new Set(only) : null;
    const parts = [this.#input, this.#count, this.#items, this.#more, this.#empty];
    const content = element("div", { class: "marker-list-sheet" }, ...parts);
    const fine = matchMedia("(hover: hover)").matches;
    this.#sheet.open({
      title: "Markers",
      content,
      onClose: () => this.#turn(false),
      ...(fine ? { focus: this.#input } : {}),
    });
    this.#turn(true);
    this.#drawFirst();
  }

  /** Markers have changed. */
  refresh() {
    if (this.isOpen) this.#drawing ||= requestAnimationFrame(() => this.#draw());
  }

  /** @param {boolean} open */
  #turn(open) {
    this.isOpen = open;
    this.#then.changed(open);
  }

  #drawFirst() {
    this.#limit = ROWS;
    this.#draw();
  }

  /** The focus goes on to the first one that is new. */
  #drawMore() {
    const before = this.#limit;
    this.#limit += ROWS;
    this.#draw();
    this.#items.children[before]?.querySelector("button")?.focus();
  }

  #draw() {
    this.#drawing = 0;
    const all = this.#state.all().filter(({ id }) => !this.#only || this.#only.has(id));
    const query = this.#input.value;
    const markers = found(all, query);
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.go : "";
    this.#items.replaceChildren(...markers.slice(0, this.#limit).map(row));
    const rest = markers.length - this.#limit;
    this.#more.hidden = rest <= 0;
    this.#more.textContent = `Show ${Math.min(rest, ROWS)} more`;
    if (focused) this.#button(focused)?.focus();
    this.#count.textContent = query ? `${markers.length} of ${markerCount(all.length)}` : markerCount(all.length);
    this.#count.hidden = !all.length;
    this.#empty.hidden = markers.length > 0;
    this.#empty.textContent = all.length ? "Nothing found. Try fewer letters." : this.#then.empty();
  }

  /** @param {string} id */
  #button(id) {
    return /** @type {HTMLElement | null} */ (this.#items.querySelector(`[data-go="${CSS.escape(id)}"]`));
  }

  /** @param {Event} event */
  #onClick({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.dataset.go) this.#then.go(button.dataset.go);
  }

  /** @param {KeyboardEvent} event */
  #onInputKey(event) {
    const first = this.#items.querySelector("button");
    if (event.key === "Enter") first?.click();
    else if (event.key === "ArrowDown") first?.focus();
    else return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #onItemKey(event) {
    const row = event.target instanceof Element ? event.target.closest("li") : null;
    const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    (next?.querySelector("button") ?? this.#input).focus();
  }
}

/** @param {Marker} marker @returns {HTMLElement} */
function row(marker) {
  const custom = marker.color.startsWith("#");
  const dot = element("span", { class: "marker-list__dot", "data-color": custom ? "custom" : marker.color });
  if (custom) dot.style.setProperty("--person", marker.color);
  dot.append(icon(marker.icon || "pin"));
  const title = element(
    "span",
    { class: marker.title ? "marker-list__title" : "marker-list__title marker-list__title--none" },
    nameOf(marker),
  );
  const note = marker.note ? element("span", { class: "marker-list__note" }, marker.note) : null;
  const words = element("span", { class: "marker-list__words" }, title, note);
  const button = element("button", { class: "marker-list__item", type: "button", "data-go": marker.id }, dot, words);
  if (marker.locked) button.append(icon("lock", "icon icon--small"));
  return element("li", {}, button);
}
