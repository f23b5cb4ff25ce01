/** The area of a long stroke in progress: what was drawn a while ago is worked out once, only its end at each frame. */

import { outline } from "./outline.js";
import { areaOf } from "./paths.js";
import { smooth } from "./smooth.js";
import { steady } from "./steady.js";

const DONE_BY = 400; // points behind the end: nothing changes there any more…
const AT_LEAST = 200; // …and as many are added at a time

export class GrowingOutline {
  /** @type {Path2D | null} */
  #done = null;
  /** How many points it holds. */
  #count = 0;
  #zoom;

  /** @param {number} zoom at which it is drawn */
  constructor(zoom) {
    this.#zoom = zoom;
  }

  /** @param {Float64Array} flat x, y, pressure of all points @param {number} size @param {number} bulge @returns {Path2D} */
  path(flat, size, bulge) {
    const area = (/** @type {number} */ from, /** @type {number} */ to) =>
      areaOf(outline(smooth(steady(flat.subarray(3 * from, 3 * to), this.#zoom), bulge), size));
    const done = flat.length / 3 - DONE_BY;
    this.#done ??= new Path2D();
    if (done - this.#count >= AT_LEAST) {
      this.#done.addPath(area(this.#start, done));
      this.#count = done;
    }
    const path = new Path2D(this.#done);
    path.addPath(area(this.#start, flat.length / 3));
    return path;
  }

  /** Each part begins with the last point of the one before. */
  get #start() {
    return Math.max(0, this.#count - 1);
  }
}
