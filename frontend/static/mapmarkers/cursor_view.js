/** One person's cursor: a pointer with a name on the map, or an arrow with a name at the window's edge. */

import { element } from "../shared/element.js";

/** @import { Person } from "../../types.d.ts" */

const POINTER = "M3 2.5 19.5 11l-7.3 2.2L8.8 20.5Z";

export class CursorView {
  #face = element("span", { class: "cursor" });
  #label = element("span", { class: "cursor__name" });
  #arrow = element("button", { class: "edge-arrow", type: "button", hidden: true });
  #arrowName = element("span", { class: "edge-arrow__name" });
  #layer;

  /** @param {Person} person @param {L.Map} map @param {() => void} go to where they point */
  constructor(person, map, go) {
    this.#face.append(pointer(), this.#label);
    this.#arrow.append(element("span", { class: "edge-arrow__tip", "aria-hidden": "true" }), this.#arrowName);
    this.#arrow.addEventListener("click", go);
    const spot = L.divIcon({ html: this.#face, className: "cursor-spot", iconSize: [0, 0] });
    this.#layer = L.marker(map.getCenter(), { icon: spot, pane: "cursors", interactive: false, keyboard: false }).addTo(
      map,
    );
    map.getContainer().append(this.#arrow);
    L.DomEvent.disableClickPropagation(this.#arrow);
    this.name(person);
  }

  /** @param {Person} person */
  name({ name, color }) {
    for (const part of [this.#face, this.#arrow]) part.dataset.color = color;
    this.#label.textContent = this.#arrowName.textContent = name;
    this.#arrow.setAttribute("aria-label", `Go to ${name}`);
  }

  /** @param {L.LatLng} at @param {{x: number, y: number, angle: number} | null} edge where its arrow stands, if it is out of sight */
  move(at, edge) {
    this.#layer.setLatLng(at);
    this.#arrow.hidden = !edge;
    if (!edge) return;
    this.#arrow.style.setProperty("translate", `${edge.x.toFixed(1)}px ${edge.y.toFixed(1)}px`);
    this.#arrow.style.setProperty("--angle", `${edge.angle.toFixed(1)}deg`);
    this.#arrow.dataset.side = edge.x < window.innerWidth / 2 ? "left" : "right";
  }

  /** @param {boolean} quiet */
  quiet(quiet) {
    this.#face.classList.toggle("cursor--busy", quiet);
  }

  remove() {
    this.#layer.remove();
    this.#arrow.remove();
  }
}

/** @returns {SVGSVGElement} */
function pointer() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("class", "cursor__pointer");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", POINTER);
  svg.append(path);
  return svg;
}
