/** The form for an update, new or changed: a copy of templates/liveblog/_post_form.html. */

import { hook } from "../shared/element.js";
import { isEmpty } from "./draft.js";
import { PostFields } from "./post_fields.js";
import { mountTextTools } from "./text_tools.js";
import { fieldTime, zone } from "./times.js";

/** @import { EditorPost, PostStatus } from "../../types.d.ts" */
/** @import { Draft } from "./draft.js" */
/** @import { FormConfig } from "./post_fields.js" */

/**
 * @typedef {{submit: (status: PostStatus, publishAt: string | null) => void, leave: () => void, input: () => void,
 *   preview: (markdown: string) => Promise<string>}} FormActions
 */

const LATER = 3_600_000; // ms: what the field for the time begins with

export class PostForm {
  root = copy();
  #fields;
  #actions;

  /** @param {FormConfig} config @param {FormActions} actions */
  constructor(config, actions) {
    const { root } = this;
    this.#actions = actions;
    this.#fields = new PostFields(root, config, actions.input);
    mountTextTools(root, /** @type {HTMLTextAreaElement} */ (this.#fields.field("body")), actions.preview);
    hook("zone", root).textContent = `(${zone()})`;
    root.addEventListener("input", () => actions.input());
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit("public");
    });
    root.addEventListener("click", ({ target }) => target instanceof Element && this.#press(target.closest("button")));
    root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** @returns {Draft} */
  get value() {
    return this.#fields.value;
  }

  /** @param {Draft | EditorPost} draft */
  set(draft) {
    const time = "publish_at" in draft ? draft.publish_at : null;
    this.#fields.set(draft);
    this.#fields.field("publish-at").value = time ? fieldTime(time) : "";
    this.#showSchedule(Boolean(time));
  }

  /** What its buttons do. @param {{publish: string, draft: string, later: boolean}} labels */
  label({ publish, draft, later }) {
    hook("publish-label", this.root).textContent = publish;
    hook('submit="draft"', this.root).textContent = draft;
    hook("open-schedule", this.root).hidden = !later;
  }

  /** @param {string} text */
  note(text) {
    hook("note", this.root).textContent = text;
  }

  /** Something to be read before one goes on; without words it is taken away. @param {...(Node | string)} words */
  tell(...words) {
    const told = hook("told", this.root);
    told.hidden = words.length === 0;
    told.replaceChildren(...words);
  }

  focus() {
    this.#fields.field("body").focus();
  }

  /** @param {PostStatus} status */
  #submit(status) {
    const time = this.#fields.field("publish-at").value;
    const publishAt = status === "scheduled" && time ? new Date(time).toISOString() : null;
    const missing = this.#whatIsMissing(status, publishAt);
    if (missing) this.tell(missing);
    else this.#actions.submit(status, publishAt);
  }

  /** @param {PostStatus} status @param {string | null} publishAt */
  #whatIsMissing(status, publishAt) {
    if (this.#fields.isBusy) return "A picture is still on its way. Wait a moment.";
    if (isEmpty(this.value)) return "There is nothing in it yet: write something, or add a picture.";
    if (status === "scheduled" && !publishAt) return "Say when it is to be published.";
    return publishAt && Date.parse(publishAt) <= Date.now() ? "This time is over already. Choose a later one." : "";
  }

  /** @param {HTMLButtonElement | null} button */
  #press(button) {
    const { submit, cancel, openSchedule } = button?.dataset ?? {};
    if (submit && button?.type === "button") this.#submit(/** @type {PostStatus} */ (submit));
    if (cancel !== undefined) this.#actions.leave();
    if (openSchedule !== undefined) this.#openSchedule();
  }

  #openSchedule() {
    const time = this.#fields.field("publish-at");
    time.value ||= fieldTime(Date.now() + LATER);
    this.#showSchedule(Boolean(hook("schedule", this.root).hidden));
    time.focus();
  }

  /** @param {boolean} shown */
  #showSchedule(shown) {
    hook("schedule", this.root).hidden = !shown;
    hook("open-schedule", this.root).ariaExpanded = String(shown);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#submit("public");
    else if (event.key === "Escape") this.#actions.leave();
    else return;
    event.preventDefault();
  }
}

function copy() {
  const template = hook("post-form-template");
  if (!(template instanceof HTMLTemplateElement)) throw new Error("The page has no template of a form.");
  const form = template.content.firstElementChild?.cloneNode(true);
  return /** @type {HTMLFormElement} */ (form);
}
