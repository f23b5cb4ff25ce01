/** Putting a new marker on the map: double-click, long press, or first the tool and then the place. */

import { newId } from "../realtime/ids.js";
import { markerUnder } from "./drag.js";
import { whyReadOnly } from "./grab.js";
import { onLongPress } from "./long_press.js";
import { tidyPlace } from "./mercator.js";
/** @import { Room } from "../realtime/room.js" */

export class Adding {
  /** While true, the next click or tap on the map is the place. */
  active = false;
  #room;
  #map;
  #then;

  /**
   * @param {Room} room @param {L.Map} map
   * @param {{added: (id: string) => void, changed: (active: boolean) => void, elsewhere: () => void, tell: (why: string) => void}} then
   */
  constructor(room, map, then) {
    this.#room = room;
    this.#map = map;
    this.#then = then;
    map.on("dblclick", (event) => this.#onDoubleClick(event));
    map.on("click", ({ latlng }) => (this.active ? this.put(latlng) : then.elsewhere()));
    onLongPress(map.getContainer(), (event) => {
      if (markerUnder(event) || isOnCluster(event)) return false;
      this.put(map.mouseEventToLatLng(event));
      return true;
    });
    map.getContainer().addEventListener("keydown", (event) => this.#onKey(event));
  }

  toggle() {
    if (this.active) this.stop();
    else this.start();
  }

  start() {
    const why = whyReadOnly(this.#room);
    if (why) return this.#then.tell(why);
    this.#turn(true);
    this.#map.getContainer().focus({ preventScroll: true });
  }

  stop() {
    if (this.active) this.#turn(false);
  }

  /** A new marker just there, without asking for the place. @param {{lat: number, lng: number}} place */
  put(place) {
    const why = whyReadOnly(this.#room);
    this.stop();
    if (why) return this.#then.tell(why);
    const id = newId();
    this.#room.send("marker.add", { id, ...tidyPlace(place), title: "", note: "", color: "", icon: "", locked: false });
    this.#then.added(id);
  }

  /** By mouse it puts a marker; two taps, or looking on alone, come closer. @param {L.LeafletMouseEvent} event */
  #onDoubleClick({ latlng, originalEvent }) {
    const touch =
      matchMedia("(hover: none)").matches || ("pointerType" in originalEvent && originalEvent.pointerType === "touch");
    if (touch || !this.#room.canEdit) this.#map.setZoomAround(latlng, this.#map.getZoom() + 1);
    else this.put(latlng);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.active) return;
    if (event.key === "Enter" && !markerUnder(event) && !isOnCluster(event)) this.put(this.#map.getCenter());
    else if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
  }

  /** @param {boolean} active */
  #turn(active) {
    this.active = active;
    this.#map.getContainer().toggleAttribute("data-adding", active);
    this.#then.changed(active);
  }
}

/** @param {Event} event */
function isOnCluster({ target }) {
  return target instanceof Element && target.closest("[data-cluster]") !== null;
}
