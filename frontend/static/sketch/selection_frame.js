/** The frame around what is selected, with its handles: elements over the canvas, which a finger finds as well as a mouse. */

import { element } from "../shared/element.js";
import { frameOf } from "./bounds.js";
import { endsOf } from "./lines.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

/** @typedef {"n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw"} Corner */
/** @typedef {Corner | "turn" | "from" | "to"} Handle */

const CORNERS = /** @type {const} */ (["nw", "n", "ne", "e", "se", "s", "sw", "w"]);
const AIR = 6; // screen px between the things and their frame
const SMALL = 36; // screen px: of a frame smaller than this only the corners can be taken

export class SelectionFrame {
  /** The handle that the pointer went down on last, "" for none. @type {Handle | ""} */
  pressed = "";
  #root = element("div", { class: "selection", hidden: true });
  #ends = element("div", { class: "selection-ends", hidden: true });
  #camera;
  /** @type {Item[]} */
  #items = [];
  #box = { x: 0, y: 0, w: 0, h: 0, r: 0 };
  #offset = { dx: 0, dy: 0 };

  /** @param {HTMLElement} stage @param {Camera} camera */
  constructor(stage, camera) {
    this.#camera = camera;
    this.#root.append(...[...CORNERS, "turn"].map(handle));
    this.#ends.append(...["from", "to"].map(handle));
    stage.append(this.#root, this.#ends);
    camera.on("change", () => this.#place());
    // In the capture phase: known before the tool hears of the press.
    stage.addEventListener("pointerdown", (event) => this.#press(event), { capture: true });
  }

  /** @param {Item[]} items none: no frame @param {{dx: number, dy: number}} [offset] board units that they are away from where they are stored */
  show(items, offset = { dx: 0, dy: 0 }) {
    if (items !== this.#items && items.length) this.#box = boxAround(items); // thousands that move keep their box
    this.#items = items;
    this.#offset = offset;
    this.#place();
  }

  /** @param {boolean} plain without handles, while one looks on or writes */
  set plain(plain) {
    for (const part of [this.#root, this.#ends]) part.classList.toggle("selection--plain", plain);
  }

  /** Which handle does an event concern? @param {Event} event */
  #press({ target }) {
    const found = target instanceof Element ? target.closest("[data-handle]") : null;
    this.pressed = /** @type {Handle | ""} */ (found instanceof HTMLElement ? found.dataset.handle : "");
  }

  #place() {
    const line = this.#items.length === 1 && ["line", "arrow"].includes(this.#items[0].kind) ? this.#items[0] : null;
    this.#root.hidden = !this.#items.length || Boolean(line);
    this.#ends.hidden = !line;
    if (line) this.#placeEnds(line);
    else if (this.#items.length) this.#placeFrame();
  }

  /** @param {Item} line */
  #placeEnds(line) {
    for (const [i, end] of endsOf(line).entries()) moveTo(this.#ends.children[i], this.#toScreen(end));
  }

  #placeFrame() {
    const { x, y, w, h, r } = this.#box;
    const { zoom } = this.#camera;
    const middle = this.#toScreen({ x: x + w / 2, y: y + h / 2 });
    const [width, height] = [w * zoom + 2 * AIR, h * zoom + 2 * AIR];
    const { style } = this.#root;
    style.width = `${width.toFixed(1)}px`;
    style.height = `${height.toFixed(1)}px`;
    style.transform = `translate(${(middle.x - width / 2).toFixed(1)}px, ${(middle.y - height / 2).toFixed(1)}px) rotate(${r.toFixed(4)}rad)`;
    this.#root.classList.toggle("selection--narrow", width < SMALL);
    this.#root.classList.toggle("selection--low", height < SMALL);
    this.#root.classList.toggle("selection--words", this.#items.length === 1 && this.#items[0].kind === "text");
  }

  /** @param {Point} point */
  #toScreen({ x, y }) {
    return this.#camera.toScreen({ x: x + this.#offset.dx, y: y + this.#offset.dy });
  }
}

/** One thing's own box, turned as it is; of several the box around all. @param {Item[]} items */
export function boxAround(items) {
  if (items.length === 1) return items[0];
  const { left, top, right, bottom } = frameOf(items);
  return { x: left, y: top, w: right - left, h: bottom - top, r: 0 };
}

/** @param {string} name */
function handle(name) {
  return element("span", { class: `selection__handle selection__handle--${name}`, "data-handle": name });
}

/** @param {Element} node @param {Point} point */
function moveTo(node, { x, y }) {
  if (node instanceof HTMLElement) node.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
}
