/** Where a pointer is on the board, and how it is held there. */

/** @import { Camera } from "./camera.js" */

/**
 * @typedef {object} Spot
 * @property {number} x board units
 * @property {number} y
 * @property {number} screenX pixels of the stage
 * @property {number} screenY
 * @property {number} pressure 0 to 1
 * @property {string} pointerType
 * @property {number} time milliseconds
 * @property {boolean} shift
 * @property {boolean} alt
 */

/** @param {PointerEvent} event @param {DOMRect} stage @param {Camera} camera @returns {Spot} */
export function spotOf(event, stage, camera) {
  const screen = { x: event.clientX - stage.left, y: event.clientY - stage.top };
  return {
    ...camera.toBoard(screen),
    screenX: screen.x,
    screenY: screen.y,
    pressure: event.pressure,
    pointerType: event.pointerType,
    time: event.timeStamp,
    shift: event.shiftKey,
    alt: event.altKey,
  };
}

/** All places the pointer was at since the last event, oldest first. @param {PointerEvent} event @param {DOMRect} stage @param {Camera} camera @returns {Spot[]} */
export function spotsOf(event, stage, camera) {
  const all = event.getCoalescedEvents?.() ?? [];
  return (all.length ? all : [event]).map((each) => spotOf(each, stage, camera));
}
