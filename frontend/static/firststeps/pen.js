/** Where somebody points on a canvas: with a pointer that is pressed, or with the arrow keys and the space bar. */

const PACE = 30; // ms between two points
const STEP = 0.025; // of the canvas, per arrow key
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Pen {
  #canvas;
  #point;
  #at = { x: 0.5, y: 0.5 };
  #last = 0;
  #down = false;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(x: number, y: number) => void} point called with parts of its width and height
   */
  constructor(canvas, point) {
    this.#canvas = canvas;
    this.#point = point;
    canvas.addEventListener("pointerdown", (event) => this.#pressed(event));
    canvas.addEventListener("pointermove", (event) => this.#down && this.#moved(event));
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (this.#down = false));
    canvas.addEventListener("keydown", (event) => this.#typed(event));
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    this.#down = true;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#last = 0;
    this.#moved(event);
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    if (event.timeStamp - this.#last < PACE) return;
    this.#last = event.timeStamp;
    const box = this.#canvas.getBoundingClientRect();
    this.#goTo((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    this.#dot();
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const arrow = ARROWS[event.key];
    if (!arrow && event.key !== " ") return;
    event.preventDefault();
    if (arrow) this.#goTo(this.#at.x + arrow[0] * STEP, this.#at.y + arrow[1] * STEP);
    else this.#dot();
    if (arrow && event.shiftKey) this.#dot();
  }

  /** @param {number} x @param {number} y */
  #goTo(x, y) {
    this.#at = { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
  }

  #dot() {
    this.#point(Math.round(this.#at.x * 1000) / 1000, Math.round(this.#at.y * 1000) / 1000);
  }
}
