/** The one side sheet (a bottom sheet on phones): details, lists, people, chat. One content at a time. */

import { hook } from "./element.js";
import { closeBySwipe } from "./sheet_swipe.js";

/** @typedef {{title: string, content: Node, onClose?: (() => void) | undefined, focus?: HTMLElement | undefined}} SheetOptions */

export class Sheet {
  #root;
  #title;
  #body;
  /** @type {(() => void) | undefined} */
  #onClose;
  /** @type {Element | null} */
  #opener = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#title = hook("sheet-title", root);
    this.#body = hook("sheet-body", root);
    hook("sheet-close", root).addEventListener("click", () => this.close());
    root.addEventListener("keydown", (event) => this.#onKey(event));
    closeBySwipe(root, () => this.close());
  }

  get isOpen() {
    return !this.#root.hidden;
  }

  get title() {
    return this.#title.textContent ?? "";
  }

  set title(text) {
    this.#title.textContent = text;
  }

  /**
   * Shows `content` instead of what was there. The focus goes to `focus`, or else to the heading, and comes back at close.
   * @param {SheetOptions} options
   */
  open({ title, content, onClose, focus }) {
    if (this.isOpen) this.#leave();
    else this.#opener = document.activeElement;
    this.#onClose = onClose;
    this.title = title;
    this.#body.replaceChildren(content);
    this.#body.scrollTop = 0;
    this.#show(true);
    (focus ?? this.#title).focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen) return;
    const held = this.#root.contains(document.activeElement);
    this.#show(false);
    this.#leave();
    if (held && this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus();
  }

  /** @param {boolean} open */
  #show(open) {
    this.#root.hidden = !open;
    document.body.toggleAttribute("data-sheet-open", open);
  }

  #leave() {
    const told = this.#onClose;
    this.#onClose = undefined;
    told?.();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  }
}
