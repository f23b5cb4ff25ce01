/** The textbook's drawing board: a dot for each point that comes back from the group. */

import { hook } from "../shared/element.js";
import { onThemeChange, resolveColor } from "../shared/theme.js";
import { ExampleSocket } from "./example_socket.js";
import { Frames } from "./frames.js";
import { Pen } from "./pen.js";

const DOT = 7; // of the canvas's own pixels
const KEPT = 5000; // dots; more are not painted again when the page turns dark

/** @param {HTMLElement} card */
export function mountDraw(card) {
  const canvas = hook("board", card);
  if (!(canvas instanceof HTMLCanvasElement)) return;
  const dots = new Dots(canvas, hook("count", card));
  const socket = new ExampleSocket("draw/", new Frames(card), {
    text: (text) => {
      const { x, y } = JSON.parse(text);
      dots.add(x, y);
    },
  });
  new Pen(canvas, (x, y) => socket.say(JSON.stringify({ x, y })));
  hook("wipe", card).addEventListener("click", () => dots.wipe());
  onThemeChange(() => dots.paint());
  socket.open();
}

class Dots {
  /** @type {[number, number][]} */
  #all = [];
  #ink = "";
  #canvas;
  #count;

  /** @param {HTMLCanvasElement} canvas @param {HTMLElement} count */
  constructor(canvas, count) {
    this.#canvas = canvas;
    this.#count = count;
    this.#ink = resolveColor("--accent");
  }

  /** @param {number} x from 0 to 1 @param {number} y from 0 to 1 */
  add(x, y) {
    this.#all.push([x, y]);
    if (this.#all.length > KEPT) this.#all.shift();
    this.#dot(x, y);
    this.#tell();
  }

  wipe() {
    this.#all = [];
    this.paint();
    this.#tell();
  }

  paint() {
    this.#ink = resolveColor("--accent");
    this.#canvas.getContext("2d")?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    for (const [x, y] of this.#all) this.#dot(x, y);
  }

  /** @param {number} x @param {number} y */
  #dot(x, y) {
    const brush = this.#canvas.getContext("2d");
    if (!brush) return;
    brush.fillStyle = this.#ink;
    brush.beginPath();
    brush.arc(x * this.#canvas.width, y * this.#canvas.height, DOT, 0, 2 * Math.PI);
    brush.fill();
  }

  #tell() {
    const { length } = this.#all;
    this.#count.textContent = length === 1 ? "1 dot" : `${length.toLocaleString("en")} dots`;
  }
}
