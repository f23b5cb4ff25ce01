/** Following a person on the map: see `shared/following.js`. */

import { Following } from "../shared/following.js";
import { nearestCopy, tidyPlace } from "./mercator.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Place } from "./glides.js" */

const GLIDE = 300; // milliseconds

/** @typedef {Place & {zoom: number}} Sight the middle of a view */

/**
 * @param {Room} room @param {L.Map} map @param {(id: string) => Place | undefined} place where a person points
 * @returns {Following<Sight>}
 */
export function mountFollowing(room, map, place) {
  const stage = map.getContainer();
  /** @type {Following<Sight>} */
  const following = new Following(stage, room, {
    here: () => ({ ...tidyPlace(map.getCenter()), zoom: Number(map.getZoom().toFixed(2)) }),
    look: (sight, milliseconds = GLIDE) => look(map, sight, milliseconds / 1000),
    pointing: (id) => {
      const at = place(id);
      return at && { ...at, zoom: map.getZoom() };
    },
  });
  room.on("view.show", (view) => "lat" in view && following.see(view.by, view));
  map.on("move", () => following.showSoon());
  map.on("dragstart", () => following.stop());
  for (const type of ["wheel", "touchstart", "keydown", "dblclick"])
    stage.addEventListener(type, (event) => isMove(event) && following.stop(), { capture: true, passive: true });
  return following;
}

/** @param {L.Map} map @param {Sight} sight @param {number} duration seconds */
function look(map, { lat, lng, zoom }, duration) {
  const target = L.latLng(lat, nearestCopy(lng, map.getCenter().lng));
  const animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  map.setView(target, Math.max(zoom, map.getMinZoom()), { animate, duration, easeLinearity: 1 });
}

/** Does this input move the map? @param {Event} event */
function isMove(event) {
  if (event instanceof KeyboardEvent)
    return event.target === event.currentTarget && /^(Arrow|[+=\-_]$)/.test(event.key);
  return !(event instanceof TouchEvent) || event.touches.length > 1;
}
