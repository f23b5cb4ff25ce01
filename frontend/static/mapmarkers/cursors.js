/** The others' cursors: where they point, played smoothly, with their names; those out of sight as arrows at the edge. */

import { Motion } from "../realtime/motion.js";
import { edgePoint } from "../shared/edge.js";
import { CursorView } from "./cursor_view.js";
import { nearestCopy, tidyPlace } from "./mercator.js";

/** @import { Person } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Insets } from "../shared/edge.js" */
/** @import { Place } from "./glides.js" */

const IDLE = 20_000; // milliseconds: who does not move for so long is not shown
const LOOK = 1000; // milliseconds between looks for the idle

/** @typedef {{motion: Motion<Place>, last: Place, at: number, view: CursorView}} Cursor */

export class Cursors {
  /** @type {Map<string, Cursor>} */
  #cursors = new Map();
  #frame = 0;
  #room;
  #map;
  #with;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");

  /**
   * @param {Room} room @param {L.Map} map
   * @param {{go: (id: string) => void, isBusy: (id: string) => boolean}} parts  go: to a person; busy: with a marker in hand, which shows the name
   */
  constructor(room, map, parts) {
    this.#room = room;
    this.#map = map;
    this.#with = parts;
    room.on("cursor.move", (spot) => "lat" in spot && this.#point(spot.by, { lat: spot.lat, lng: spot.lng }));
    room.on("people", () => this.#refresh());
    map.getContainer().addEventListener("pointermove", (event) => this.#show(event));
    map.on("move zoomend resize", () => this.#soon());
    window.setInterval(() => this.#refresh(), LOOK);
  }

  /** @param {string} id @returns {Place | undefined} where a person last pointed */
  place(id) {
    return this.#cursors.get(id)?.last;
  }

  /** One's own. @param {PointerEvent} event */
  #show(event) {
    if (event.pointerType === "touch" && !event.isPrimary) return;
    this.#room.live("cursor.move", tidyPlace(this.#map.mouseEventToLatLng(event)));
  }

  /** @param {string} id @param {Place} place */
  #point(id, place) {
    const person = this.#room.people.find((other) => other.id === id);
    if (!person || id === this.#room.you.id) return;
    const now = performance.now();
    const cursor = this.#cursors.get(id) ?? this.#enter(person, place);
    cursor.last = { lat: place.lat, lng: nearestCopy(place.lng, cursor.last.lng) };
    cursor.at = now;
    cursor.motion.push(cursor.last, now);
    this.#soon();
  }

  /** @param {Person} person @param {Place} last @returns {Cursor} */
  #enter(person, last) {
    const view = new CursorView(person, this.#map, () => this.#with.go(person.id));
    /** @type {Cursor} */
    const cursor = { motion: new Motion({ reduced: this.#reduced.matches }), last, at: 0, view };
    this.#cursors.set(person.id, cursor);
    return cursor;
  }

  /** Names and colours change; people leave or rest. */
  #refresh() {
    const idle = performance.now() - IDLE;
    for (const [id, { at, view }] of this.#cursors) {
      const person = this.#room.people.find((other) => other.id === id);
      if (person && at > idle) {
        view.name(person);
        continue;
      }
      view.remove();
      this.#cursors.delete(id);
    }
  }

  #soon() {
    this.#frame ||= requestAnimationFrame((time) => this.#draw(time));
  }

  /** @param {number} time */
  #draw(time) {
    this.#frame = 0;
    const size = this.#map.getSize();
    const middle = this.#map.getCenter().lng;
    const insets = covered(size);
    for (const [id, { motion, view }] of this.#cursors) {
      const place = motion.at(time);
      if (!place) continue;
      const at = L.latLng(place.lat, nearestCopy(place.lng, middle));
      view.move(at, edgePoint(this.#map.latLngToContainerPoint(at), size, insets));
      view.quiet(this.#with.isBusy(id));
      if (!motion.isStill(time)) this.#soon();
    }
  }
}

/** What the bar, the rail and an open sheet cover. @param {L.Point} size @returns {Insets} */
function covered(size) {
  if (size.x <= 600) return { top: 92, right: 26, bottom: 100, left: 26 };
  return { top: 92, right: document.body.hasAttribute("data-sheet-open") ? 406 : 30, bottom: 40, left: 94 };
}
