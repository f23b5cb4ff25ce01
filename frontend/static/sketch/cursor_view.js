/** One person's cursor: a pointer with a name and the tool in use, or an arrow with a name at the window's edge. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";

/** @import { Person } from "../../types.d.ts" */

const POINTER = "M3 2.5 19.5 11l-7.3 2.2L8.8 20.5Z";
const UNSAID = ["select", "lasso", "hand", "image"]; // tools that are not worth a picture

export class CursorView {
  #face = element("span", { class: "cursor board-cursor" });
  #label = element("span", { class: "cursor__name" });
  #words = element("span");
  #tool = "";
  #arrow = element("button", { class: "edge-arrow", type: "button", hidden: true });
  #arrowName = element("span", { class: "edge-arrow__name" });

  /** @param {Person} person @param {HTMLElement} stage @param {() => void} go to where they point */
  constructor(person, stage, go) {
    this.#label.append(this.#words);
    this.#face.append(pointer(), this.#label);
    this.#arrow.append(element("span", { class: "edge-arrow__tip", "aria-hidden": "true" }), this.#arrowName);
    this.#arrow.addEventListener("click", go);
    stage.append(this.#face, this.#arrow);
    this.name(person);
  }

  /** @param {Person} person */
  name({ name, color }) {
    for (const part of [this.#face, this.#arrow]) part.dataset.color = color;
    this.#words.textContent = this.#arrowName.textContent = name;
    this.#arrow.setAttribute("aria-label", `Go to ${name}`);
  }

  /** @param {string} name */
  tool(name) {
    if (name === this.#tool) return;
    this.#tool = name;
    this.#label.replaceChildren(this.#words, ...(UNSAID.includes(name) || !name ? [] : [icon(name, "cursor__tool")]));
  }

  /** @param {{x: number, y: number}} at @param {{x: number, y: number, angle: number} | null} edge where its arrow stands, if it is out of sight */
  move(at, edge) {
    this.#face.style.setProperty("translate", `${at.x.toFixed(1)}px ${at.y.toFixed(1)}px`);
    this.#face.hidden = Boolean(edge);
    this.#arrow.hidden = !edge;
    if (!edge) return;
    this.#arrow.style.setProperty("translate", `${edge.x.toFixed(1)}px ${edge.y.toFixed(1)}px`);
    this.#arrow.style.setProperty("--angle", `${edge.angle.toFixed(1)}deg`);
    this.#arrow.dataset.side = edge.x < window.innerWidth / 2 ? "left" : "right";
  }

  /** While a stroke is drawn, the stroke itself shows where. @param {boolean} quiet */
  quiet(quiet) {
    this.#face.classList.toggle("cursor--busy", quiet);
  }

  remove() {
    this.#face.remove();
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
