/** The others in the room, each with the ways to them: follow what they look at, or jump to where they are. */

import { avatar } from "./avatar.js";
import { moreButton } from "./earlier_people.js";
import { element } from "./element.js";
import { icon } from "./icons.js";
import { inOrder } from "./people_order.js";

/** @import { Person, Role } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { HostActions } from "./host_actions.js" */

/** @type {Record<Role, string>} */
const ROLES = { owner: "owner", editor: "", viewer: "looks on" };

/** @type {Record<string, string>} */
const TIPS = { follow: "Follow", jump: "Jump to" };

export class PeopleList {
  root = element("ul", { class: "people-list", "aria-label": "Others in the room" });
  /** @type {Map<string, HTMLLIElement>} */
  #rows = new Map();
  #room;
  /** Whom you follow, or null. @type {string | null} */
  following = null;

  #actions;

  /** @param {Room} room @param {HostActions} actions */
  constructor(room, actions) {
    this.#room = room;
    this.#actions = actions;
  }

  show() {
    const others = inOrder(this.#room.people, this.#room.you).slice(1);
    const rows = others.map((person) => this.#row(person));
    for (const id of this.#rows.keys()) {
      if (!others.some((person) => person.id === id)) this.#rows.delete(id);
    }
    const unlisted = this.#room.total - others.length - 1;
    if (!others.length)
      rows.push(remark("Nobody else is here yet. Share the room’s link and they come in right away."));
    else if (unlisted > 0) rows.push(remark(`And ${unlisted} more.`));
    if (!sameNodes(this.root.children, rows)) this.root.replaceChildren(...rows);
  }

  /** A row that exists is kept and changed, so that the focus stays. @param {Person} person */
  #row(person) {
    const row = this.#rows.get(person.id) ?? this.#newRow(person);
    const [face, name, role] = row.children;
    if (face instanceof HTMLElement) face.replaceWith(avatar(person));
    name.textContent = person.name;
    role.textContent = ROLES[person.role];
    this.#host(row, person);
    for (const button of row.querySelectorAll("button[data-action]")) {
      if (!(button instanceof HTMLElement)) continue;
      const { action = "" } = button.dataset;
      const pressed = action === "follow" && this.following === person.id;
      button.dataset.tip = pressed ? "Stop following" : TIPS[action];
      button.setAttribute("aria-label", `${TIPS[action]} ${person.name}`);
      if (action === "follow") button.setAttribute("aria-pressed", String(pressed));
    }
    return row;
  }

  /** What an owner can do about somebody. @param {HTMLElement} row @param {Person} person */
  #host(row, person) {
    const more = row.querySelector("[data-more]");
    if (this.#room.role !== "owner") more?.remove();
    else if (!more) {
      const open = () => this.#actions.open(this.#room.people.find(({ id }) => id === person.id) ?? person);
      const button = moreButton(person.name, open);
      button.dataset.more = "";
      row.querySelector(".person__actions")?.append(button);
    } else more.setAttribute("aria-label", `Undo or remove ${person.name}`);
  }

  /** @param {Person} person */
  #newRow({ id }) {
    const follow = action("follow");
    follow.addEventListener("click", () => tell("roomful:follow", this.following === id ? null : id));
    const jump = action("jump");
    jump.addEventListener("click", () => tell("roomful:jump", id));
    const row = element(
      "li",
      { class: "person" },
      element("span"),
      element("span", { class: "person__name" }),
      element("span", { class: "person__role" }),
      element("span", { class: "person__actions" }, jump, follow),
    );
    this.#rows.set(id, row);
    return row;
  }
}

/** @param {"follow" | "jump"} name also its icon's */
function action(name) {
  const attributes = {
    class: "button button--quiet button--icon",
    type: "button",
    "data-action": name,
    "data-tip-side": "top",
    "data-tip-align": "end",
  };
  return element("button", attributes, icon(name));
}

/** @param {string} text */
function remark(text) {
  return element("li", { class: "people-empty" }, text);
}

/**
 * @param {string} type
 * @param {string | null} id
 */
function tell(type, id) {
  document.dispatchEvent(new CustomEvent(type, { detail: { id } }));
}

/**
 * @param {HTMLCollection} before
 * @param {Element[]} after
 */
function sameNodes(before, after) {
  return before.length === after.length && after.every((node, index) => node === before[index]);
}
