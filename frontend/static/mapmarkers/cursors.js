/** The others' cursors on the map, and one's own for them. */

import { covered, edgePoint } from "../shared/edge.js";
import { PlayedCursors } from "../shared/played_cursors.js";
import { CursorView } from "./cursor_view.js";
import { nearestCopy, tidyPlace } from "./mercator.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Place } from "./glides.js" */

export class Cursors {
  #room;
  #map;
  #isBusy;
  #played;

  /**
   * @param {Room} room @param {L.Map} map
   * @param {{go: (id: string) => void, isBusy: (id: string) => boolean}} parts  go: to a person; busy: with a marker in hand, which shows the name
   */
  constructor(room, map, { go, isBusy }) {
    this.#room = room;
    this.#map = map;
    this.#isBusy = isBusy;
    this.#played = new PlayedCursors(
      room,
      (person) => new CursorView(person, map, () => go(person.id)),
      (view, /** @type {Place} */ place, id) => this.#draw(view, place, id),
    );
    room.on("cursor.move", (spot) => "lat" in spot && this.#point(spot.by, spot));
    map.getContainer().addEventListener("pointermove", (event) => this.#show(event));
    map.on("move zoomend resize", () => this.#played.soon());
  }

  /** @param {string} id @returns {Place | undefined} where a person last pointed */
  place(id) {
    return this.#played.place(id);
  }

  /** One's own. @param {PointerEvent} event */
  #show(event) {
    if (event.pointerType === "touch" && !event.isPrimary) return;
    this.#room.live("cursor.move", tidyPlace(this.#map.mouseEventToLatLng(event)));
  }

  /** The short way round the world, not through all of it. @param {string} id @param {Place} place */
  #point(id, { lat, lng }) {
    this.#played.point(id, { lat, lng: nearestCopy(lng, this.place(id)?.lng ?? lng) });
  }

  /** @param {CursorView} view @param {Place} place @param {string} id */
  #draw(view, place, id) {
    const size = this.#map.getSize();
    const at = L.latLng(place.lat, nearestCopy(place.lng, this.#map.getCenter().lng));
    view.move(at, edgePoint(this.#map.latLngToContainerPoint(at), size, covered(size.x, 40)));
    view.quiet(this.#isBusy(id));
  }
}
