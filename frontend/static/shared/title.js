/** The room's name in the bar, edited in place by those who may change the room. */

import { element } from "./element.js";
import { nameTab } from "./tab_title.js";

/** @import { Room } from "../realtime/room.js" */

const LONGEST = 120; // characters

export class Title {
  #room;
  #root;
  /** Sent, not confirmed yet. @type {{op: string, title: string} | null} */
  #pending = null;
  #editing = false;

  /** @param {Room} room @param {HTMLElement} root */
  constructor(room, root) {
    this.#room = room;
    this.#root = root;
    for (const name of /** @type {const} */ (["room", "you", "state"])) room.on(name, () => this.show());
    room.on("settled", ({ op }) => this.#drop(op));
    room.on("refused", ({ command }) => this.#drop(command.op));
    this.show();
  }

  show() {
    const title = this.#pending?.title ?? this.#room.title;
    nameTab(title);
    if (this.#editing) return;
    if (this.#room.mayChangeAll) this.#root.replaceChildren(this.#button(title));
    else this.#root.textContent = title;
  }

  edit() {
    if (this.#editing || !this.#room.mayChangeAll) return;
    this.#editing = true;
    const input = element("input", {
      class: "title__input",
      value: this.#room.title,
      maxlength: LONGEST,
      "aria-label": "Name of the room",
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") input.blur();
      if (event.key === "Escape") {
        event.preventDefault();
        input.value = this.#room.title;
        input.blur();
      }
    });
    input.addEventListener("blur", () => this.#leave(input.value.trim()), { once: true });
    this.#root.replaceChildren(input);
    input.focus();
    input.select();
  }

  /** @param {string} title */
  #button(title) {
    const button = element(
      "button",
      { class: "title__button", type: "button", title, "aria-label": `${title}, rename the room` },
      title,
    );
    button.addEventListener("click", () => this.edit());
    return button;
  }

  /** @param {string} title */
  #leave(title) {
    this.#editing = false;
    if (title && title !== this.#room.title && this.#room.mayChangeAll) {
      this.#pending = { op: this.#room.send("room.rename", { title }), title };
    }
    this.show();
  }

  /** @param {string} op */
  #drop(op) {
    if (this.#pending?.op !== op) return;
    this.#pending = null;
    this.show();
  }
}
