/** Following a person: their view is yours until you move the map yourself. And showing one's own view to those who follow. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { nearestCopy, tidyPlace } from "./mercator.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Place } from "./glides.js" */

const GAP = 250; // milliseconds between two views sent
const SMALL = 30; // people: in a small room one's view is shown to whoever comes in, too

export class Following {
  /** The person who is followed, "" for none. */
  id = "";
  /** @type {Map<string, Place & {zoom: number}>} what each person looks at */
  #views = new Map();
  #room;
  #map;
  #place;
  #chip = element("button", { class: "follow-chip", type: "button", hidden: true });
  #frame = element("div", { class: "follow-frame", hidden: true });
  #sending = 0;
  #people = 0;

  /** @param {Room} room @param {L.Map} map @param {(id: string) => Place | undefined} place where a person points */
  constructor(room, map, place) {
    this.#room = room;
    this.#map = map;
    this.#place = place;
    map.getContainer().after(this.#frame, this.#chip);
    this.#chip.addEventListener("click", () => this.stop());
    room.on("view.show", (view) => "lat" in view && this.#see(view));
    room.on("people", () => this.#meet());
    document.addEventListener("roomful:show-view", () => this.#showSoon());
    map.on("move", () => this.#showSoon());
    map.on("dragstart", () => this.stop());
    for (const type of ["wheel", "touchstart", "keydown", "dblclick"]) {
      map
        .getContainer()
        .addEventListener(type, (event) => isMove(event) && this.stop(), { capture: true, passive: true });
    }
  }

  /** @param {string} id */
  start(id) {
    const person = this.#room.people.find((other) => other.id === id);
    if (!person || id === this.#room.you.id) return;
    this.#turn(id);
    this.#name();
    const [view, pointer] = [this.#views.get(id), this.#place(id)];
    if (view) this.#look(view);
    else if (pointer) this.#look({ ...pointer, zoom: this.#map.getZoom() });
  }

  stop() {
    if (this.id) this.#turn("");
  }

  /** Where to find a person. @param {string} id @returns {(Place & {zoom: number}) | undefined} */
  whereabouts(id) {
    const [view, pointer] = [this.#views.get(id), this.#place(id)];
    if (view) return view;
    return pointer && { ...pointer, zoom: this.#map.getZoom() };
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

  /** @param {Place & {by: string, zoom: number}} view */
  #see(view) {
    this.#views.set(view.by, view);
    if (view.by === this.id) this.#look(view);
  }

  /** @param {Place & {zoom: number}} view */
  #look({ lat, lng, zoom }) {
    const target = L.latLng(lat, nearestCopy(lng, this.#map.getCenter().lng));
    const animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#map.setView(target, Math.max(zoom, this.#map.getMinZoom()), {
      animate,
      duration: (GAP + 50) / 1000,
      easeLinearity: 1,
    });
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
      const view = { ...tidyPlace(this.#map.getCenter()), zoom: Number(this.#map.getZoom().toFixed(2)) };
      this.#room.live("view.show", view);
    }, GAP);
  }
}

/** Does this input move the map? @param {Event} event */
function isMove(event) {
  if (event instanceof KeyboardEvent)
    return event.target === event.currentTarget && /^(Arrow|[+=\-_]$)/.test(event.key);
  return !(event instanceof TouchEvent) || event.touches.length > 1;
}
