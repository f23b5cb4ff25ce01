/** The fields of an update's form: what is in them, and the parts and flags that buttons turn on. */

import { hook } from "../shared/element.js";
import { Attachments } from "./attachments.js";

/** @import { EditorPost } from "../../types.d.ts" */
/** @import { Draft } from "./draft.js" */

/** @typedef {{page: string, csrf: string, limits: Record<string, number>}} FormConfig */

const TEXTS = /** @type {const} */ (["headline", "body", "quote-text", "quote-source", "link-url", "link-title"]);
/** Which of the server's limits holds for each. @type {Record<string, string>} */
const LIMITS = {
  headline: "headline",
  body: "body",
  "quote-text": "quote",
  "quote-source": "source",
  "link-title": "link_title",
};

export class PostFields {
  #form;
  #attachments;

  /** @param {HTMLElement} form @param {FormConfig} config @param {() => void} changed */
  constructor(form, config, changed) {
    this.#form = form;
    this.#attachments = new Attachments(form, config, changed);
    for (const [name, limit] of Object.entries(LIMITS)) this.field(name).maxLength = config.limits[limit] ?? -1;
    form.addEventListener("click", ({ target }) => {
      const { add, flag } = (target instanceof Element && target.closest("button")?.dataset) || {};
      if (flag) this.#toggle(hook(`flag="${flag}"`, form));
      if (add === "quote" || add === "link") this.#open(add);
      if (add || flag) changed();
    });
  }

  /** @returns {Draft} */
  get value() {
    const [headline, body, text, source, url, title] = TEXTS.map((name) => this.field(name).value.trim());
    const quote = this.#isOn("add", "quote") && text ? { text, source } : null;
    const link = this.#isOn("add", "link") && url ? { url, title } : null;
    const flags = { key: this.#isOn("flag", "key"), pinned: this.#isOn("flag", "pinned") };
    return { headline, body, ...flags, quote, link, images: this.#attachments.images };
  }

  /** @param {Draft | EditorPost} draft */
  set(draft) {
    const { headline, body, quote, link } = draft;
    const texts = [headline, body, quote?.text, quote?.source, link?.url, link?.title];
    for (const [index, name] of TEXTS.entries()) this.field(name).value = texts[index] ?? "";
    this.#turn("quote", Boolean(quote));
    this.#turn("link", Boolean(link));
    for (const flag of /** @type {const} */ (["key", "pinned"]))
      hook(`flag="${flag}"`, this.#form).ariaPressed = String(draft[flag]);
    this.#attachments.set(draft.images);
  }

  /** A picture is on its way. */
  get isBusy() {
    return this.#attachments.isBusy;
  }

  /** @param {string} name */
  field(name) {
    return /** @type {HTMLInputElement | HTMLTextAreaElement} */ (hook(`field="${name}"`, this.#form));
  }

  /** @param {HTMLElement} button */
  #toggle(button) {
    button.ariaPressed = String(button.ariaPressed !== "true");
  }

  /** @param {"quote" | "link"} part */
  #open(part) {
    this.#turn(part, !this.#isOn("add", part));
    if (this.#isOn("add", part)) this.field(part === "quote" ? "quote-text" : "link-url").focus();
  }

  /** @param {"quote" | "link"} part @param {boolean} on */
  #turn(part, on) {
    hook(`part="${part}"`, this.#form).hidden = !on;
    hook(`add="${part}"`, this.#form).ariaPressed = String(on);
  }

  /** @param {"add" | "flag"} kind @param {string} name */
  #isOn(kind, name) {
    return hook(`${kind}="${name}"`, this.#form).ariaPressed === "true";
  }
}
