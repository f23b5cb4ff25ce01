/** The list of all things in the side sheet: search, select, remove. The keyboard's and the screen reader's way to them. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { itemCount, nameOf } from "./wording.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Sheet } from "../shared/sheet.js" */
/** @import { ItemsState } from "./items_state.js" */

const PAGE = 100; // rows at a time: a full board has thousands

export class ItemList {
  isOpen = false;
  #sheet;
  #state;
  #then;
  #input = element("input", {
    class: "input",
    type: "search",
    placeholder: "Search",
    "aria-label": "Search what is drawn",
  });
  #count = element("p", { class: "marker-list__count", role: "status" });
  #rows = element("ol", { class: "marker-list", "aria-label": "What is drawn, the topmost first" });
  #more = element("button", { class: "button item-list__more", type: "button", hidden: true }, "Show more");
  #empty = element("p", { class: "marker-list__empty" });
  #shown = PAGE;
  #drawing = 0;

  /**
   * @param {Sheet} sheet @param {ItemsState} state
   * @param {{go: (id: string) => void, remove: (id: string) => void, changed: (open: boolean) => void,
   *   canEdit: () => boolean, isSelected: (id: string) => boolean}} then
   */
  constructor(sheet, state, then) {
    this.#sheet = sheet;
    this.#state = state;
    this.#then = then;
    this.#input.addEventListener("input", () => this.#draw());
    this.#more.addEventListener("click", () => {
      this.#shown += PAGE;
      this.#draw();
    });
    this.#rows.addEventListener("click", (event) => this.#onClick(event));
    this.#rows.addEventListener("keydown", (event) => this.#onKey(event));
  }

  toggle() {
    if (this.isOpen) this.#sheet.close();
    else this.open();
  }

  open() {
    this.#input.value = "";
    this.#shown = PAGE;
    const content = element(
      "div",
      { class: "marker-list-sheet" },
      this.#input,
      this.#count,
      this.#rows,
      this.#empty,
      this.#more,
    );
    this.#sheet.open({ title: "What is drawn", content, onClose: () => this.#turn(false) });
    this.#turn(true);
    this.#draw();
  }

  /** Things have changed. */
  refresh() {
    if (this.isOpen) this.#drawing ||= requestAnimationFrame(() => this.#draw());
  }

  /** @param {boolean} open */
  #turn(open) {
    this.isOpen = open;
    this.#then.changed(open);
  }

  #draw() {
    this.#drawing = 0;
    const all = this.#state.all().toReversed();
    const query = this.#input.value.trim().toLowerCase();
    const found = query ? all.filter((item) => `${nameOf(item)} ${item.who}`.toLowerCase().includes(query)) : all;
    const held = document.activeElement instanceof HTMLElement ? { ...document.activeElement.dataset } : {};
    this.#rows.replaceChildren(...found.slice(0, this.#shown).map((item, i) => this.#row(item, i + 1, found.length)));
    if (held.go || held.remove) this.#button(held)?.focus();
    this.#count.textContent = query ? `${found.length} of ${itemCount(all.length)}` : itemCount(all.length);
    this.#count.hidden = !all.length;
    this.#empty.hidden = found.length > 0;
    this.#empty.textContent = all.length ? "Nothing found. Try fewer letters." : "Nothing is drawn here yet.";
    this.#more.hidden = found.length <= this.#shown;
  }

  /** @param {Item} item @param {number} place @param {number} of */
  #row(item, place, of) {
    const [name, who] = [nameOf(item), item.who || "somebody"];
    const dot = element("span", {
      class: "marker-list__dot",
      "data-color": item.kind === "note" ? item.fill || "amber" : item.color,
    });
    dot.append(icon(item.kind));
    const title = element("span", { class: "marker-list__title" }, name);
    const by = element("span", { class: "marker-list__note" }, `by ${who}`);
    const attributes = {
      class: "marker-list__item",
      type: "button",
      "data-go": item.id,
      "aria-label": `${name}, by ${who}; ${place} of ${of}`,
      "aria-current": this.#then.isSelected(item.id) ? "true" : null,
    };
    const go = element("button", attributes, dot, element("span", { class: "marker-list__words" }, title, by));
    return element("li", { class: "item-list__row" }, go, this.#then.canEdit() ? remover(item.id, name) : null);
  }

  /** @param {DOMStringMap} held */
  #button({ go, remove }) {
    const selector = go ? `[data-go="${CSS.escape(go)}"]` : `[data-remove="${CSS.escape(remove ?? "")}"]`;
    return /** @type {HTMLElement | null} */ (this.#rows.querySelector(selector) ?? this.#rows.querySelector("button"));
  }

  /** @param {Event} event */
  #onClick({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.dataset.go) this.#then.go(button.dataset.go);
    if (button?.dataset.remove) this.#then.remove(button.dataset.remove);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const row = event.target instanceof Element ? event.target.closest("li") : null;
    const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
    event.preventDefault();
    (next?.querySelector("button") ?? this.#input).focus();
  }
}

/** @param {string} id @param {string} name */
function remover(id, name) {
  const attributes = { class: "button button--quiet button--icon", type: "button", "data-remove": id };
  return element("button", { ...attributes, "aria-label": `Remove: ${name}` }, icon("trash", "icon icon--small"));
}
