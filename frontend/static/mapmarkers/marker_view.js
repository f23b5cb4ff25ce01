/** One marker on the map: a pin with its icon, its title, a lock, and the name of who is moving it. */

import { icon } from "../shared/icons.js";
import { nameOf, spokenMarker } from "./wording.js";

/** @import { Marker, Person } from "../../types.d.ts" */

const TITLE_WIDTH = 168; // pixels, at most; the same in css/components/marker.css
const DROP = "M16 39C12.5 32.5 3.5 25 3.5 15.5a12.5 12.5 0 0 1 25 0C28.5 25 19.5 32.5 16 39Z";

export class MarkerView {
  /** @type {Marker} */
  marker;
  /** @type {Person | undefined} who moves it */
  holder;
  titleWidth = 0;
  #face = pin();

  /** @param {Marker} marker @param {L.LatLngExpression} at */
  constructor(marker, at) {
    this.marker = marker;
    const spot = L.divIcon({ html: this.#face, className: "marker-spot", iconSize: [44, 48], iconAnchor: [22, 45] });
    this.layer = L.marker(at, { icon: spot, keyboard: false, riseOnHover: true, autoPan: true, autoPanSpeed: 6 });
  }

  /** @param {L.Map} map @param {boolean} arriving */
  addTo(map, arriving) {
    this.layer.addTo(map);
    this.element.dataset.marker = this.marker.id;
    this.element.setAttribute("role", "button");
    this.element.tabIndex = -1;
    this.show(this.marker);
    if (!arriving) return;
    this.#face.classList.add("marker--arriving");
    this.#face.addEventListener("animationend", () => this.#face.classList.remove("marker--arriving"), { once: true });
  }

  get id() {
    return this.marker.id;
  }

  get element() {
    return /** @type {HTMLElement} */ (this.layer.getElement());
  }

  /** @param {Marker} marker */
  show(marker) {
    this.marker = marker;
    const custom = marker.color.startsWith("#");
    this.#face.dataset.color = custom ? "custom" : marker.color;
    this.#face.style.setProperty("--person", custom ? marker.color : null);
    this.#part("title").textContent = marker.title;
    this.#part("lock").hidden = !marker.locked;
    this.titleWidth = marker.title ? Math.min(TITLE_WIDTH, textWidth(marker.title)) + 8 : 0;
    this.#showIcon(marker.icon);
    this.#speak();
  }

  /** @param {Person | undefined} person */
  hold(person) {
    if (this.holder?.id === person?.id && this.holder?.name === person?.name) return;
    this.holder = person;
    const tag = this.#part("holder");
    tag.hidden = !person;
    this.layer.setZIndexOffset(person ? 10_000 : 0);
    tag.textContent = person?.name ?? "";
    tag.dataset.color = person?.color ?? "";
    this.#face.classList.toggle("marker--held", Boolean(person));
    this.#speak();
  }

  /** @param {"titled" | "selected" | "lifted"} look @param {boolean} on */
  look(look, on) {
    if (look !== "titled") this.layer.setZIndexOffset(on ? 10_000 : 0);
    this.#face.classList.toggle(`marker--${look}`, on);
  }

  /** @param {string} name */
  #showIcon(name) {
    const glyph = this.#part("glyph");
    if (glyph.dataset.icon === name) return;
    glyph.dataset.icon = name;
    glyph.replaceChildren(...(name ? [icon(name)] : []));
  }

  #speak() {
    this.element?.setAttribute("aria-label", spokenMarker(this.marker, this.holder?.name ?? ""));
    this.element?.setAttribute("data-title", nameOf(this.marker));
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.#face.querySelector(`.marker__${name}`));
  }
}

/** @type {HTMLElement | null} made once, then copied: hundreds of markers are made at a time */
let model = null;

/** @returns {HTMLElement} */
function pin() {
  model ??= makeModel();
  return /** @type {HTMLElement} */ (model.cloneNode(true));
}

/** @returns {HTMLElement} */
function makeModel() {
  const face = part("marker");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("class", "marker__pin");
  svg.setAttribute("viewBox", "0 0 32 40");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DROP);
  svg.append(path);
  const lock = part("marker__lock");
  lock.append(icon("lock"));
  const holder = part("marker__holder");
  holder.hidden = true;
  const body = part("marker__body");
  body.append(svg, part("marker__glyph"), lock);
  face.append(part("marker__shadow"), body, part("marker__title"), holder);
  return face;
}

/** @param {string} name @returns {HTMLElement} */
function part(name) {
  const element = document.createElement("span");
  element.className = name;
  return element;
}

/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** @param {string} text @returns {number} pixels */
function textWidth(text) {
  if (!ruler) {
    ruler = document.createElement("canvas").getContext("2d");
    if (ruler) ruler.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
  }
  return ruler ? Math.ceil(ruler.measureText(text).width) : text.length * 7;
}
