/** Following a person on the board: see `shared/following.js`. */

import { Following } from "../shared/following.js";
import { flyTo } from "./fly.js";
import { hundredths } from "./tools/drawn_box.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

/** @typedef {{x: number, y: number, zoom: number}} Sight the middle of a view */

/**
 * @param {HTMLElement} stage @param {Room} room @param {Camera} camera @param {(id: string) => Point | undefined} place where a person points
 * @returns {Following<Sight>}
 */
export function mountFollowing(stage, room, camera, place) {
  /** @type {Following<Sight>} */
  const following = new Following(stage, room, {
    here: () => sightOf(camera),
    look: (sight, milliseconds) => flyTo(camera, sight, milliseconds),
    pointing: (id) => {
      const at = place(id);
      return at && { ...at, zoom: camera.zoom };
    },
  });
  room.on("view.show", (view) => "x" in view && following.see(view.by, { x: view.x, y: view.y, zoom: view.zoom }));
  camera.on("change", () => following.showSoon());
  return following;
}

/** @param {Camera} camera @returns {Sight} */
function sightOf({ centre, zoom }) {
  return { x: hundredths(centre.x), y: hundredths(centre.y), zoom: Number(zoom.toFixed(3)) };
}
