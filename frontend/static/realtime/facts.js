/**
 * What is known of a room besides its contents: its title, whether it is frozen, who you are in it
 * and who else is here.
 */

import { Emitter } from "./emitter.js";

/** @import { Mode, Person, PeopleFrame, RoomEvents, ServerFrame, StoredEvent, WelcomeFrame } from "../../types.d.ts" */

/** @extends {Emitter<RoomEvents>} */
export class Facts extends Emitter {
  /** The first 100 of those who are here. @type {Person[]} */
  people = [];
  /** How many are here. */
  total = 0;
  frozen = false;
  /** Editors change everything ("open"), or add and change what is their own ("add"). @type {Mode} */
  mode = "open";
  /** What is shown is how it once was, so nothing can be changed there. */
  isPast = false;

  /**
   * @param {object} room
   * @param {string} room.kind "map", "board" or "blog"
   * @param {string} room.slug
   * @param {Person} room.you
   * @param {string} room.title
   */
  constructor({ kind, slug, you, title }) {
    super();
    this.kind = kind;
    this.slug = slug;
    this.you = you;
    this.title = title;
  }

  get role() {
    return this.you.role;
  }

  get canEdit() {
    return !this.isPast && (this.role === "owner" || (this.role === "editor" && !this.frozen));
  }

  /** May one change what this person added? undefined: oneself, and it is not stored yet. */
  mayChange(/** @type {string | undefined} */ addedBy) {
    return this.canEdit && (this.mayChangeAll || addedBy === undefined || addedBy === this.you.id);
  }

  /** May one change what others added, and the room itself? */
  get mayChangeAll() {
    return this.canEdit && (this.mode === "open" || this.role === "owner");
  }

  /** The time slider was opened, or closed again. */
  lookBack(/** @type {boolean} */ isPast) {
    this.isPast = isPast;
    this.#describe({});
  }

  /** Takes from a frame or an event what concerns the room itself. */
  learn(/** @type {ServerFrame | StoredEvent} */ news) {
    if (news.type === "welcome") this.#welcome(news);
    else if (news.type === "people") this.#meet(news);
    else if (news.type === "you") this.#become(news.you);
    else if (news.type === "room.renamed") this.#describe({ title: news.title });
    else if (news.type === "room.frozen") this.#describe({ frozen: news.frozen });
    else if (news.type === "room.moded") this.#describe({ mode: news.mode });
  }

  #welcome(/** @type {WelcomeFrame} */ { you, room }) {
    this.#become(you);
    this.#describe(room);
  }

  #meet(/** @type {PeopleFrame} */ { people, total }) {
    this.people = people;
    this.total = total;
    this.emit("people", { people, total });
  }

  #become(/** @type {Person} */ you) {
    this.you = you;
    this.emit("you", you);
  }

  /** @param {{title?: string, frozen?: boolean, mode?: Mode}} news */
  #describe({ title = this.title, frozen = this.frozen, mode = this.mode }) {
    this.title = title;
    this.frozen = frozen;
    this.mode = mode;
    this.emit("room", { title, frozen, mode });
  }
}
