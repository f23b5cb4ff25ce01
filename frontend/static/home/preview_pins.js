/** The preview's pins and cursors: elements that CSS moves from place to place. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
/** @import { Marker, Person, RoomEvent } from "../../types.d.ts" */

/** @typedef {{lat: number, lng: number}} Place */

export class PreviewPins {
  #stage;
  #toPixels;
  /** @type {Map<string, {marker: Marker, pin: HTMLElement}>} */
  #pins = new Map();
  /** By person. @type {Map<string, {place: Place, cursor: HTMLElement}>} */
  #cursors = new Map();

  /** @param {HTMLElement} stage @param {(place: Place) => [number, number]} toPixels */
  constructor(stage, toPixels) {
    this.#stage = stage;
    this.#toPixels = toPixels;
  }

  /** @param {string} id */
  titleOf(id) {
    return this.#pins.get(id)?.marker.title ?? "";
  }

  /** @param {Marker[]} markers */
  replace(markers) {
    for (const id of [...this.#pins.keys()]) this.#remove(id);
    for (const marker of markers) this.#add(marker);
  }

  /** @param {RoomEvent<"marker.added" | "marker.moved" | "marker.edited" | "marker.removed">} event */
  apply(event) {
    if (event.type === "marker.removed") {
      this.#remove(event.id);
      return;
    }
    if (event.type === "marker.added") {
      this.#remove(event.id);
      this.#add(event);
    }
    const known = this.#pins.get(event.id);
    if (!known) return;
    Object.assign(known.marker, event);
    paint(known.pin, known.marker.color);
    this.#place(known.pin, known.marker);
    ripple(known.pin);
  }

  /** @param {Place & {id: string}} update */
  drag({ id, lat, lng }) {
    const known = this.#pins.get(id);
    if (known) this.#place(known.pin, { lat, lng });
  }

  /** @param {Person} person @param {Place} place */
  point(person, place) {
    const cursor = this.#cursors.get(person.id)?.cursor ?? drawCursor(person);
    this.#cursors.set(person.id, { place, cursor });
    this.#place(cursor, place);
    if (!cursor.isConnected) this.#stage.append(cursor);
  }

  /** @param {Person[]} people */
  keepCursorsOf(people) {
    for (const [id, { cursor }] of this.#cursors) {
      if (people.some((person) => person.id === id)) continue;
      cursor.remove();
      this.#cursors.delete(id);
    }
  }

  /** The stage has another size. */
  placeAll() {
    for (const { pin, marker } of this.#pins.values()) this.#place(pin, marker);
    for (const { cursor, place } of this.#cursors.values()) this.#place(cursor, place);
  }

  /** @param {Marker} marker */
  #add(marker) {
    const pin = element("span", { class: "preview__pin" });
    paint(pin, marker.color);
    this.#place(pin, marker);
    this.#pins.set(marker.id, { marker: { ...marker }, pin });
    this.#stage.append(pin);
  }

  /** @param {string} id */
  #remove(id) {
    this.#pins.get(id)?.pin.remove();
    this.#pins.delete(id);
  }

  /** @param {HTMLElement} node @param {Place} place */
  #place(node, place) {
    const [x, y] = this.#toPixels(place);
    node.style.setProperty("translate", `${x.toFixed(1)}px ${y.toFixed(1)}px`);
  }
}

/** @param {HTMLElement} pin @param {string} color "", a name, or "#rrggbb" */
function paint(pin, color) {
  const own = color.startsWith("#");
  pin.dataset.color = own ? "" : color;
  if (own) pin.style.setProperty("--person", color);
  else pin.style.removeProperty("--person");
}

/** @param {HTMLElement} pin */
function ripple(pin) {
  pin.removeAttribute("data-fresh");
  requestAnimationFrame(() => pin.setAttribute("data-fresh", ""));
}

/** @param {Person} person */
function drawCursor({ name, color }) {
  const label = element("span", { class: "preview__cursor-name" }, name);
  return element("span", { class: "preview__cursor", "data-color": color }, icon("pointer", "icon icon--small"), label);
}
