/** How thick a pen's line is: by its pressure, or, for a mouse and a finger, by a pressure guessed from the speed. */

export const THINNEST = 0.3; // of the half width, without any pressure…
export const THICKEST = 1.6; // …and with all of it
const FAST = 2.2; // pixels per ms
const EASE = 0.14; // how quickly the guess follows
const RESTING = 0.5;

/** @param {number} size @param {number} pressure 0 to 1 @returns {number} half the width of the line there */
export function radiusAt(size, pressure) {
  return (size / 2) * (THINNEST + (THICKEST - THINNEST) * pressure);
}

/**
 * A hand that moves slowly presses harder. Points come evenly in time, so the way from one to the next is the speed; it is
 * measured in screen pixels, since a hand does not know of the zoom.
 */
export class GuessedPressure {
  #pressure = RESTING;

  /** @param {number} way pixels since the last point @param {number} ms since then @returns {number} 0 to 1 */
  next(way, ms) {
    const speed = way / Math.max(4, ms); // pixels per ms
    const target = Math.min(0.72, Math.max(0.2, 0.72 - (0.52 * speed) / FAST));
    const follow = 1 - (1 - EASE) ** (Math.min(100, Math.max(4, ms)) / 16);
    this.#pressure += (target - this.#pressure) * follow;
    return this.#pressure;
  }
}
