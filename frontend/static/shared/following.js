/** Following a person: their view is yours until you move yourself. And showing one's own view to those who follow. */

import { element } from "./element.js";
import { icon } from "./icons.js";

/** @import { LiveFields } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */

const GAP = 250; // milliseconds between two views sent
const SMALL = 30; // people: in a small room one's view is shown to whoever comes in, too

/**
 * How a kind of room looks somewhere.
 *
 * @template V a view, in the room's own terms: what `view.show` carries
 * @typedef {object} Looking
 * @property {() => V} here what one looks at now
 * @property {(view: V, milliseconds: number | undefined) => void} look
 * @property {(id: string) => V | undefined} pointing what shows where a person points
 */

/** @template {LiveFields["view.show"]} V */
export class Following {
  /** The person who is followed, "" for none. */
  #id = "";
  /** @type {Map<string, V>} what each person looks at */
  #views = new Map();
  #room;
  #looking;
  #chip = element("button", { class: "follow-chip", type: "button", hidden: true });
  #frame = element("div", { class: "follow-frame", hidden: true });
  #sending = 0;
  #people = 0;

  /** @param {HTMLElement} stage @param {Room} room @param {Looking<V>} looking */
  constructor(stage, room, looking) {
    this.#room = room;
    this.#looking = looking;
    stage.after(this.#frame, this.#chip);
    this.#chip.addEventListener("click", () => this.stop());
    room.on("people", () => this.#meet());
    document.addEventListener("roomful:show-view", () => this.showSoon());
  }

  /** @param {string} id */
  start(id) {
    const person = this.#room.people.find((other) => other.id === id);
    if (!person || id === this.#room.you.id) return;
    this.#turn(id);
    this.#name();
    const target = this.whereabouts(id);
    if (target) this.#looking.look(target, undefined);
  }

  /** One looks around by oneself again. */
  stop() {
    if (this.#id) this.#turn("");
  }

  /** Where to find a person. @param {string} id @returns {V | undefined} */
  whereabouts(id) {
    return this.#views.get(id) ?? this.#looking.pointing(id);
  }

  /** A person looks there now. @param {string} by @param {V} view */
  see(by, view) {
    this.#views.set(by, view);
    if (by === this.#id) this.#looking.look(view, GAP + 50);
  }

  /** Tell the others what one looks at, now and then. */
  showSoon() {
    this.#sending ||= window.setTimeout(() => {
      this.#sending = 0;
      this.#room.live("view.show", this.#looking.here());
    }, GAP);
  }

  /** @param {string} id */
  #turn(id) {
    this.#id = id;
    this.#chip.hidden = this.#frame.hidden = !id;
    document.dispatchEvent(new CustomEvent("roomful:following", { detail: { id: id || null } }));
  }

  #name() {
    const person = this.#room.people.find(({ id }) => id === this.#id);
    if (!person) return this.stop();
    for (const part of [this.#chip, this.#frame]) part.dataset.color = person.color;
    const name = element("span", { class: "follow-chip__name" }, `Following ${person.name}`);
    this.#chip.replaceChildren(icon("follow"), name, element("span", { class: "follow-chip__stop" }, "Stop"));
  }

  /** People come and go: the one who is followed may have left; a newcomer may want to follow. */
  #meet() {
    const here = new Set(this.#room.people.map(({ id }) => id));
    for (const id of this.#views.keys()) if (!here.has(id)) this.#views.delete(id);
    if (this.#id) this.#name();
    if (here.size > this.#people && here.size <= SMALL) this.showSoon();
    this.#people = here.size;
  }
}
