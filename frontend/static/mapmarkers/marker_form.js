/** The form of one marker: title, note, colour, icon, and what else can be done with it. Each change saves itself. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { Autosave } from "./autosave.js";
import { placeText } from "./mercator.js";
import { colorChoice, iconChoice } from "./pickers.js";
import { spokenPlace } from "./wording.js";
/** @import { CommandFields, Marker } from "../../types.d.ts" */

/**
 * @typedef {object} Actions
 * @property {(fields: CommandFields["marker.edit"]) => void} edit
 * @property {(id: string, locked: boolean) => void} lock
 * @property {(id: string) => void} duplicate
 * @property {(id: string) => void} remove
 * @property {(id: string) => void} show it on the map
 * @property {(id: string) => void} link copies one to it
 */

/** @typedef {{readOnly: string, held: string}} Why why nothing can be changed here; who moves this marker; "" each */

export class MarkerForm {
  title = element("input", {
    class: "input",
    maxlength: 120,
    autocomplete: "off",
    placeholder: "Give it a name",
    "data-marker-title": true,
  });
  #note = element("textarea", {
    class: "input marker-form__note",
    maxlength: 2000,
    rows: 4,
    placeholder: "What is there to know?",
  });
  #hint = element("p", { class: "marker-form__hint", role: "status" });
  #place = element("output", { class: "marker-form__place" });
  #town = element("span", { class: "marker-form__town" });
  #saves;
  #color;
  #icon;
  #buttons;

  /** @param {string} id @param {Actions} actions */
  constructor(id, actions) {
    this.#saves = {
      title: new Autosave(this.title, (title) => actions.edit({ id, title })),
      note: new Autosave(this.#note, (note) => actions.edit({ id, note })),
    };
    this.#color = colorChoice((color) => actions.edit({ id, color }));
    this.#icon = iconChoice((name) => actions.edit({ id, icon: name }));
    this.#buttons = buttons(id, actions);
    this.root = element("form", { class: "marker-form" }, this.#hint, ...this.#fields(), this.#foot());
  }

  /** @param {Marker} marker @param {Why} why */
  show(marker, { readOnly, held }) {
    const why = readOnly || (marker.locked ? "This marker is locked." : "");
    this.root.classList.toggle("marker-form--fixed", Boolean(why));
    this.#hint.textContent = why || held;
    this.#hint.hidden = !(why || held);
    this.#saves.title.show(marker.title);
    this.#saves.note.show(marker.note);
    this.title.readOnly = this.#note.readOnly = Boolean(why);
    this.#color.show(marker.color);
    this.#icon.show(marker.icon);
    this.#town.textContent = spokenPlace(marker.where);
    this.#place.replaceChildren(this.#town, placeText(marker));
    this.#showButtons(marker, Boolean(readOnly));
  }

  /** What is typed but not saved yet. */
  flush() {
    this.#saves.title.flush();
    this.#saves.note.flush();
  }

  /** @param {Marker} marker @param {boolean} readOnly */
  #showButtons({ locked }, readOnly) {
    const { lock, duplicate, remove } = this.#buttons;
    for (const button of [lock, duplicate, remove]) button.hidden = readOnly;
    lock.replaceChildren(icon(locked ? "unlock" : "lock"), locked ? "Unlock" : "Lock");
    lock.dataset.locked = String(locked);
    remove.disabled = locked;
  }

  #fields() {
    return [labelled("Title", this.title), labelled("Note", this.#note), this.#color.field, this.#icon.field];
  }

  #foot() {
    const { lock, duplicate, remove, show, link } = this.#buttons;
    const place = element("div", { class: "marker-form__where" }, this.#place, show, link);
    return element(
      "div",
      { class: "marker-form__foot" },
      place,
      element("div", { class: "marker-form__actions" }, lock, duplicate, remove),
    );
  }
}

/** @param {string} id @param {Actions} actions */
function buttons(id, actions) {
  const lock = button("lock", "Lock", () => actions.lock(id, lock.dataset.locked !== "true"));
  return {
    lock,
    duplicate: button("duplicate", "Duplicate", () => actions.duplicate(id)),
    remove: button("trash", "Remove", () => actions.remove(id), "button--danger"),
    show: button("locate", "Show on the map", () => actions.show(id), "button--quiet"),
    link: button("link", "Copy link", () => actions.link(id), "button--quiet"),
  };
}

/** @param {string} picture @param {string} label @param {() => void} run @param {string} [look] */
function button(picture, label, run, look = "") {
  const made = element("button", { class: `button button--small ${look}`, type: "button" }, icon(picture), label);
  made.addEventListener("click", run);
  return made;
}

/** @param {string} text @param {HTMLElement} input */
function labelled(text, input) {
  return element("label", { class: "field" }, element("span", { class: "field__label" }, text), input);
}
