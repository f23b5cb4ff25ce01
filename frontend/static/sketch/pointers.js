/**
 * The one pointer that draws, from the stage to the hand. What moves the board (two fingers, the wheel, the space bar) never comes
 * here. Once a stylus was seen, fingers move the board and a palm does nothing.
 */

import { spotOf, spotsOf } from "./spots.js";

/** @import { Camera } from "./camera.js" */
/** @import { Spot } from "./spots.js" */

/**
 * @typedef {object} Hand what hears of the pointer
 * @property {(spot: Spot) => void} down
 * @property {(spots: Spot[]) => void} move
 * @property {(spot: Spot) => void} up
 * @property {() => void} cancel
 * @property {(spot: Spot) => void} hover
 * @property {() => void} leave
 */

const PALM = 700; // ms after the stylus in which a touch is the palm's
const NOT_OURS = "textarea, button, input, a";

export class Pointers {
  #stage;
  #camera;
  #hand;
  /** The pointer that is down, null for none. @type {number | null} */
  #drawing = null;
  /** The finger that moves the board beside a stylus. @type {PointerEvent | null} */
  #panning = null;
  #penAt = -Infinity;

  /** @param {HTMLElement} stage @param {Camera} camera @param {Hand} hand */
  constructor(stage, camera, hand) {
    this.#stage = stage;
    this.#camera = camera;
    this.#hand = hand;
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointermove", (event) => this.#move(event));
    stage.addEventListener("pointerup", (event) => this.#up(event));
    stage.addEventListener("pointercancel", (event) => this.#lose(event));
    stage.addEventListener("pointerleave", () => this.#drawing === null && hand.leave());
    stage.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  /** The hand has nothing in it any more: two fingers are moving the board. */
  drop() {
    this.#drawing = null;
    this.#panning = null;
    this.#hand.cancel();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest(NOT_OURS))) return;
    this.#stage.focus({ preventScroll: true });
    if (event.pointerType === "pen") this.#penAt = event.timeStamp;
    if (event.pointerType === "touch" && this.#penAt > -Infinity) return this.#beginPan(event);
    if (this.#drawing !== null) return;
    this.#drawing = event.pointerId;
    this.#stage.setPointerCapture(event.pointerId);
    this.#hand.down(this.#spot(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerType === "pen") this.#penAt = event.timeStamp;
    if (this.#panning?.pointerId === event.pointerId) return this.#pan(event);
    if (event.pointerId === this.#drawing) {
      this.#hand.move(spotsOf(event, this.#stage.getBoundingClientRect(), this.#camera));
    } else if (this.#drawing === null && event.pointerType !== "touch") this.#hand.hover(this.#spot(event));
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (this.#panning?.pointerId === event.pointerId) this.#panning = null;
    if (event.pointerId !== this.#drawing) return;
    this.#drawing = null;
    this.#hand.up(this.#spot(event));
  }

  /** @param {PointerEvent} event */
  #lose(event) {
    if (this.#panning?.pointerId === event.pointerId) this.#panning = null;
    if (event.pointerId !== this.#drawing) return;
    this.#drawing = null;
    this.#hand.cancel();
  }

  /** @param {PointerEvent} event */
  #beginPan(event) {
    if (this.#drawing === null && event.timeStamp - this.#penAt > PALM) this.#panning = event;
  }

  /** @param {PointerEvent} event */
  #pan(event) {
    const before = /** @type {PointerEvent} */ (this.#panning);
    this.#camera.panBy(event.clientX - before.clientX, event.clientY - before.clientY);
    this.#panning = event;
  }

  /** @param {PointerEvent} event */
  #spot(event) {
    return spotOf(event, this.#stage.getBoundingClientRect(), this.#camera);
  }
}
