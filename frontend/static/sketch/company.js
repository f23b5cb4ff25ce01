/** The others on the board: their cursors, and following or jumping to what they look at. */

import { Cursors } from "./cursors.js";
import { flyTo } from "./fly.js";
import { mountFollowing } from "./following.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

export class Company {
  #camera;
  #cursors;
  #following;

  /** @param {HTMLElement} stage @param {Room} room @param {Camera} camera */
  constructor(stage, room, camera) {
    this.#camera = camera;
    this.#cursors = new Cursors(stage, room, camera, (id) => this.#goTo(this.#cursors.place(id)));
    this.#following = mountFollowing(stage, room, camera, (id) => this.#cursors.place(id));
    document.addEventListener("roomful:follow", (event) => {
      const id = detailId(event);
      if (id) this.#following.start(id);
      else this.#following.stop();
    });
    document.addEventListener("roomful:jump", (event) => this.#goTo(this.#following.whereabouts(detailId(event))));
  }

  /** One's own pointer. @param {Point} point @param {string} tool */
  point(point, tool) {
    this.#cursors.show(point, tool);
  }

  stopFollowing() {
    this.#following.stop();
  }

  /** @param {(Point & {zoom?: number}) | undefined} target */
  #goTo(target) {
    this.#following.stop();
    if (target) flyTo(this.#camera, { zoom: this.#camera.zoom, ...target });
  }
}

/** @param {Event} event @returns {string} */
function detailId(event) {
  return (event instanceof CustomEvent && event.detail?.id) || "";
}
