/**
 * Moving the board by hand: wheel, trackpad, two fingers, the middle button, the left one while Space is held or the hand is the
 * tool. It listens before all others and keeps what is its own, so that the tools never see half of a pinch.
 */

import { Emitter } from "../realtime/emitter.js";
import { pinch } from "./pinch.js";
import { SpaceKey } from "./space_key.js";
import { wheelMove } from "./wheel.js";

/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

/** @typedef {{cancel: () => void, isHand?: () => boolean}} Hand cancel: the tool's beginning was the first finger of a pinch */

const MIDDLE = 1; // button
const OWN = "textarea, input, button, [contenteditable]"; // what lies on the board and has its own use for a press

/** @extends {Emitter<{gesture: void}>} tells when somebody begins to move the board */
export class Gestures extends Emitter {
  #stage;
  #camera;
  #hand;
  /** Fingers on the board. @type {Map<number, Point>} */
  #fingers = new Map();
  #isPinching = false;
  /** What drags the board. @type {{pointer: number, at: Point} | null} */
  #drag = null;
  #space;

  /** @param {HTMLElement} stage @param {Camera} camera @param {Hand} hand */
  constructor(stage, camera, hand) {
    super();
    this.#stage = stage;
    this.#camera = camera;
    this.#hand = hand;
    stage.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.#down(event), { capture: true });
    stage.addEventListener("pointermove", (event) => this.#move(event), { capture: true });
    for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
      stage.addEventListener(type, (event) => this.#up(event), { capture: true });
    }
    this.#space = new SpaceKey(stage);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey) return;
    event.preventDefault();
    const { dx, dy, factor } = wheelMove(event);
    this.emit("gesture", undefined);
    if (factor === 1) this.#camera.panBy(dx, dy);
    else this.#camera.zoomBy(factor, this.#place(event));
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.pointerType === "touch") this.#fingers.set(event.pointerId, this.#place(event));
    if (this.#fingers.size >= 2) this.#beginPinch(event);
    else if (this.#isPinching) keep(event);
    else if (this.#dragsBoard(event)) this.#beginDrag(event);
  }

  /** @param {PointerEvent} event */
  #beginPinch(event) {
    keep(event);
    this.#drag = null;
    if (!this.#isPinching) this.#hand.cancel();
    this.#isPinching = true;
    this.emit("gesture", undefined);
  }

  /** @param {PointerEvent} event */
  #beginDrag(event) {
    keep(event);
    this.#drag = { pointer: event.pointerId, at: this.#place(event) };
    this.#stage.setPointerCapture(event.pointerId);
    this.#stage.toggleAttribute("data-dragging", true);
    this.emit("gesture", undefined);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const at = this.#place(event);
    if (this.#isPinching) this.#pinchTo(event, at);
    else if (this.#drag?.pointer === event.pointerId) {
      keep(event);
      this.#camera.panBy(at.x - this.#drag.at.x, at.y - this.#drag.at.y);
      this.#drag.at = at;
    } else if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, at);
  }

  /** @param {PointerEvent} event @param {Point} at */
  #pinchTo(event, at) {
    keep(event);
    if (!this.#fingers.has(event.pointerId)) return;
    const before = [...this.#fingers.values()];
    this.#fingers.set(event.pointerId, at);
    const after = [...this.#fingers.values()];
    if (after.length < 2) return;
    const { dx, dy, factor, at: middle } = pinch([before[0], before[1]], [after[0], after[1]]);
    this.#camera.panBy(dx, dy);
    this.#camera.zoomBy(factor, middle);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const wasOurs = this.#isPinching || this.#drag?.pointer === event.pointerId;
    if (wasOurs) keep(event);
    this.#fingers.delete(event.pointerId);
    if (this.#drag?.pointer === event.pointerId) {
      this.#drag = null;
      this.#stage.toggleAttribute("data-dragging", false);
    }
    // The last finger of a pinch does not draw a line as it leaves.
    if (this.#fingers.size === 0) this.#isPinching = false;
  }

  /** @param {PointerEvent} event */
  #dragsBoard({ button, target }) {
    if (button === MIDDLE) return true;
    if (target instanceof Element && target.closest(OWN)) return false;
    return button === 0 && (this.#space.isHeld || Boolean(this.#hand.isHand?.()));
  }

  /** Pixels from the stage's corner. @param {MouseEvent} event @returns {Point} */
  #place({ clientX, clientY }) {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}

/** Nobody else hears of it. @param {Event} event */
function keep(event) {
  event.stopImmediatePropagation();
  if (event.cancelable) event.preventDefault();
}
