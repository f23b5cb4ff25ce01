/** One person's cursor: a pointer with a name, and an arrow with a name at the window's edge for when it is out of sight. */

import { element } from "./element.js";

/** @import { Person } from "../../types.d.ts" */
/** @import { EdgePoint } from "./edge.js" */

const POINTER = "M3 2.5 19.5 11l-7.3 2.2L8.8 20.5Z";

export class PersonCursor {
  face = element("span", { class: "cursor" });
  label = element("span", { class: "cursor__name" });
  arrow = element("button", { class: "edge-arrow", type: "button", hidden: true });
  #name = element("span");
  #arrowName = element("span", { class: "edge-arrow__name" });

  /** @param {Person} person @param {() => void} go to where they point */
  constructor(person, go) {
    this.label.append(this.#name);
    this.face.append(pointer(), this.label);
    this.arrow.append(element("span", { class: "edge-arrow__tip", "aria-hidden": "true" }), this.#arrowName);
    this.arrow.addEventListener("click", go);
    this.name(person);
  }

  /** @param {Person} person */
  name({ name, color }) {
    for (const part of [this.face, this.arrow]) part.dataset.color = color;
    this.#name.textContent = this.#arrowName.textContent = name;
    this.arrow.setAttribute("aria-label", `Go to ${name}`);
  }

  /** @param {EdgePoint | null} edge where the arrow stands, if the cursor is out of sight */
  showArrow(edge) {
    this.arrow.hidden = !edge;
    if (!edge) return;
    this.arrow.style.setProperty("translate", `${edge.x.toFixed(1)}px ${edge.y.toFixed(1)}px`);
    this.arrow.style.setProperty("--angle", `${edge.angle.toFixed(1)}deg`);
    this.arrow.dataset.side = edge.x < window.innerWidth / 2 ? "left" : "right";
  }

  /** Something else shows where they are. @param {boolean} quiet */
  quiet(quiet) {
    this.face.classList.toggle("cursor--busy", quiet);
  }

  remove() {
    this.face.remove();
    this.arrow.remove();
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
