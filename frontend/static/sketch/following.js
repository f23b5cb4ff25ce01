/** Following a person: their view is yours until you move the board yourself. And showing one's own view to those who follow. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { flyTo } from "./fly.js";
import { hundredths } from "./tools/drawn_box.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

const GAP = 250; // milliseconds between two views sent
const SMALL = 30; // people: in a small room one's view is shown to whoever comes in, too

/** @typedef {{x: number, y: number, zoom: number}} Sight the middle of a view */

export class Following {
  /** The person who is followed, "" for none. */
  id = "";
  /** @type {Map<string, Sight>} what each person looks at */
  #views = new Map();
  #room;
  #camera;
  #place;
  #chip = element("button", { class: "follow-chip", type: "button", hidden: true });
  #frame = element("div", { class: "follow-frame", hidden: true });
  #sending = 0;
  #people = 0;

  /** @param {HTMLElement} stage @param {Room} room @param {Camera} camera @param {(id: string) => Point | undefined} place where a person points */
  constructor(stage, room, camera, place) {
    this.#room = room;
    this.#camera = camera;
    this.#place = place;
    stage.after(this.#frame, this.#chip);
    this.#chip.addEventListener("click", () => this.stop());
    room.on("view.show", (view) => "x" in view && this.#see(view.by, view));
    room.on("people", () => this.#meet());
    document.addEventListener("roomful:show-view", () => this.#showSoon());
    camera.on("change", () => this.#showSoon());
    document.addEventListener("roomful:show-view", () => this.#showSoon());
  }

  /** @param {string} id */
  start(id) {
    const person = this.#room.people.find((other) => other.id === id);
    if (!person || id === this.#room.you.id) return;
    this.#turn(id);
    this.#name();
    const target = this.whereabouts(id);
    if (target) flyTo(this.#camera, target);
  }

  /** One looks around by oneself again. */
  stop() {
    if (this.id) this.#turn("");
  }

  /** Where to find a person. @param {string} id @returns {Sight | undefined} */
  whereabouts(id) {
    const [view, pointer] = [this.#views.get(id), this.#place(id)];
    return view ?? (pointer && { ...pointer, zoom: this.#camera.zoom });
  }

  /** @param {string} id */
  #turn(id) {
    this.id = id;
    this.#chip.hidden = this.#frame.hidden = !id;
    document.dispatchEvent(new CustomEvent("roomful:following", { detail: { id: id || null } }));
  }

  #name() {
    const person = this.#room.people.find(({ id }) => id === this.id);
    if (!person) return this.stop();
    for (const part of [this.#chip, this.#frame]) part.dataset.color = person.color;
    const name = element("span", { class: "follow-chip__name" }, `Following ${person.name}`);
    this.#chip.replaceChildren(icon("follow"), name, element("span", { class: "follow-chip__stop" }, "Stop"));
  }

  /** @param {string} by @param {Sight} view */
  #see(by, { x, y, zoom }) {
    this.#views.set(by, { x, y, zoom });
    if (by === this.id) flyTo(this.#camera, { x, y, zoom }, GAP + 50);
  }

  /** People come and go: the one who is followed may have left; a newcomer may want to follow. */
  #meet() {
    const here = new Set(this.#room.people.map(({ id }) => id));
    for (const id of this.#views.keys()) if (!here.has(id)) this.#views.delete(id);
    if (this.id) this.#name();
    if (here.size > this.#people && here.size <= SMALL) this.#showSoon();
    this.#people = here.size;
  }

  #showSoon() {
    this.#sending ||= window.setTimeout(() => {
      this.#sending = 0;
      const { x, y } = this.#camera.centre;
      const zoom = Number(this.#camera.zoom.toFixed(3));
      this.#room.live("view.show", { x: hundredths(x), y: hundredths(y), zoom });
    }, GAP);
  }
}
