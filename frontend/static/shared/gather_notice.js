/** The notice about following, beside that of the connection: "Ana asks you to follow." It says each thing once. */

import { element } from "./element.js";
import { icon } from "./icons.js";
/** @import { Person } from "../../types.d.ts" */

export class GatherNotice {
  #root = element("div", { class: "notice notice--gather", role: "status", hidden: true, "data-gather-notice": true });
  #does;
  #said = "";

  /** @param {HTMLElement} neighbour @param {{follow: () => void, decline: () => void, end: () => void}} does */
  constructor(neighbour, does) {
    this.#does = does;
    neighbour.after(this.#root);
  }

  /** To one of those who are asked. @param {Person} leader */
  invite({ name }) {
    const follow = button("Follow", "button--filled", this.#does.follow);
    this.#say(`${name} asks you to follow.`, follow, button("Not now", "button--quiet", this.#does.decline));
  }

  /** To whoever asks. */
  lead() {
    this.#say("Everyone is asked to follow you.", button("End", "", this.#does.end));
  }

  hide() {
    this.#root.hidden = true;
    this.#said = "";
  }

  /** @param {string} text @param {...HTMLElement} buttons */
  #say(text, ...buttons) {
    this.#root.hidden = false;
    if (text === this.#said) return;
    this.#said = text;
    this.#root.replaceChildren(icon("follow"), element("span", { class: "notice__text" }, text), ...buttons);
  }
}

/** @param {string} label @param {string} look @param {() => void} run */
function button(label, look, run) {
  const made = element("button", { class: `button button--small ${look}`, type: "button" }, label);
  made.addEventListener("click", run);
  return made;
}
