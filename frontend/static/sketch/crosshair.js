/** Where the keyboard draws: a cross over the board that the arrow keys move, seen while the board has the focus. */

import { element } from "../shared/element.js";

/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

const MARGIN = 60; // pixels from the stage's edges

export class Crosshair {
  #root = element("span", { class: "crosshair", "aria-hidden": "true", hidden: true });
  #camera;
  /** Pixels of the stage; null: in its middle. @type {Point | null} */
  #at = null;

  /** @param {HTMLElement} stage @param {Camera} camera */
  constructor(stage, camera) {
    this.#camera = camera;
    stage.append(this.#root);
    stage.addEventListener("blur", () => this.hide());
    stage.addEventListener("pointerdown", () => this.hide(), { capture: true });
  }

  /** Board units. */
  get point() {
    return this.#camera.toBoard(this.#screen);
  }

  get isShown() {
    return !this.#root.hidden;
  }

  show() {
    this.#root.hidden = false;
    const { x, y } = this.#screen;
    this.#root.style.transform = `translate(${x}px, ${y}px)`;
  }

  hide() {
    this.#root.hidden = true;
    this.#at = null;
  }

  /** @param {number} dx pixels @param {number} dy */
  move(dx, dy) {
    const { x, y } = this.#screen;
    const { width, height } = this.#camera;
    this.#at = { x: within(x + dx, width), y: within(y + dy, height) };
    this.show();
  }

  /** @returns {Point} */
  get #screen() {
    return this.#at ?? { x: this.#camera.width / 2, y: this.#camera.height / 2 };
  }
}

/** @param {number} value @param {number} size */
function within(value, size) {
  return Math.min(size - MARGIN, Math.max(MARGIN, value));
}
