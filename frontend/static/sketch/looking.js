/** What one sees of the board: everything, one thing of it, or where one was before a reload. */

import { boundsOf } from "./bounds.js";
import { grow, isEmpty } from "./boxes.js";
import { flyTo } from "./fly.js";
import { rememberView } from "./last_view.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

const AIR = 24; // board units around what is shown
const NARROW = 600; // pixels

export class Looking {
  #camera;
  #bounds;

  /** @param {Camera} camera @param {() => Box} bounds of everything */
  constructor(camera, bounds) {
    this.#camera = camera;
    this.#bounds = bounds;
  }

  /** The board's point in the middle of what is seen. */
  get middle() {
    return this.#camera.centre;
  }

  /** The first look: at everything, unless this tab was here before. @param {string} slug @param {boolean} placed */
  begin(slug, placed) {
    if (!placed) this.fit(0);
    rememberView(this.#camera, slug);
  }

  /** @param {number} [duration] ms */
  fit(duration) {
    const bounds = this.#bounds();
    if (isEmpty(bounds)) flyTo(this.#camera, { x: 0, y: 0, zoom: 1 }, duration);
    else this.#flyTo(grow(bounds, AIR), 1, duration);
  }

  /** @param {Item} item */
  at(item) {
    this.#flyTo(grow(boundsOf(item), AIR), Math.max(1, this.#camera.zoom));
  }

  /** @param {Box} box @param {number} maxZoom @param {number} [duration] */
  #flyTo(box, maxZoom, duration) {
    flyTo(this.#camera, this.#camera.fitting(box, { insets: this.#insets, maxZoom }), duration);
  }

  /** What the bar, the rail and an open sheet cover. */
  get #insets() {
    if (this.#camera.width <= NARROW) return { top: 76, right: 16, bottom: 80, left: 16 };
    return { top: 84, right: document.body.hasAttribute("data-sheet-open") ? 396 : 24, bottom: 64, left: 84 };
  }
}
