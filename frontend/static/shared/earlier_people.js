/** For the owner: who changed something here and has left, and who was removed. */

import { avatar } from "./avatar.js";
import { element } from "./element.js";
import { icon } from "./icons.js";
import { momentWords } from "./time_words.js";
/** @import { Room } from "../realtime/room.js" */
/** @import { HostActions } from "./host_actions.js" */

/** @typedef {{authors: {id: string, name: string, changes: number, at: string}[], removed: {id: string, name: string, at: string}[]}} Earlier */

export class EarlierPeople {
  root = element("div", { class: "earlier" });
  #room;
  #actions;
  #url;
  /** @type {Earlier} */
  #known = { authors: [], removed: [] };

  /** @param {Room} room @param {HostActions} actions @param {string} url */
  constructor(room, actions, url) {
    this.#room = room;
    this.#actions = actions;
    this.#url = url;
  }

  /** Asks anew. Without an answer there is nothing to show, and nothing else depends on it. */
  async load() {
    if (this.#room.role !== "owner") return this.root.replaceChildren();
    try {
      const answer = await fetch(this.#url);
      if (answer.ok) this.#known = await answer.json();
    } catch {
      // offline: what was known stays
    }
    this.show();
  }

  show() {
    const out = new Set(this.#known.removed.map(({ id }) => id));
    const here = new Set([...this.#room.people.map(({ id }) => id), this.#room.you.id]);
    const left = this.#known.authors.filter(({ id }) => !here.has(id) && !out.has(id));
    this.root.replaceChildren(
      ...list(
        "Removed",
        this.#known.removed.map((person) => this.#removed(person)),
      ),
      ...list(
        "Were here before",
        left.map((person) => this.#author(person)),
      ),
    );
  }

  /** @param {Earlier["authors"][number]} person */
  #author({ id, name, changes, at }) {
    const about = `${changes === 1 ? "1 change" : `${changes} changes`}, ${momentWords(at, Date.now())}`;
    return row(
      name,
      about,
      moreButton(name, () => this.#actions.open({ id, name })),
    );
  }

  /** @param {Earlier["removed"][number]} person */
  #removed({ id, name, at }) {
    const label = { "aria-label": `Let ${name || "them"} back in` };
    const button = element("button", { class: "button button--small", type: "button", ...label }, "Let back in");
    button.addEventListener("click", () => this.#actions.readmit(id));
    return row(name || "Somebody", momentWords(at, Date.now()), button);
  }
}

/** The button that leads to what an owner can do about somebody. @param {string} name @param {() => void} run */
export function moreButton(name, run) {
  const attributes = {
    class: "button button--quiet button--icon",
    type: "button",
    "aria-label": `Undo or remove ${name}`,
    "aria-haspopup": "dialog",
    "data-tip": "Undo or remove",
    "data-tip-side": "top",
    "data-tip-align": "end",
  };
  const button = element("button", attributes, icon("dots"));
  button.addEventListener("click", run);
  return button;
}

/** @param {string} heading @param {HTMLElement[]} rows */
function list(heading, rows) {
  if (!rows.length) return [];
  const title = element("h3", { class: "earlier__title" }, heading);
  return [title, element("ul", { class: "people-list", "aria-label": heading }, ...rows)];
}

/** @param {string} name @param {string} about @param {HTMLElement} button */
function row(name, about, button) {
  const words = element("span", { class: "person__name" }, name, element("small", { class: "person__about" }, about));
  const face = avatar({ name, color: undefined });
  return element("li", { class: "person" }, face, words, element("span", { class: "person__actions" }, button));
}
