/** One person's cursor on the map. */

import { PersonCursor } from "../shared/person_cursor.js";

/** @import { Person } from "../../types.d.ts" */
/** @import { EdgePoint } from "../shared/edge.js" */

export class CursorView extends PersonCursor {
  #layer;

  /** @param {Person} person @param {L.Map} map @param {() => void} go to where they point */
  constructor(person, map, go) {
    super(person, go);
    const spot = L.divIcon({ html: this.face, className: "cursor-spot", iconSize: [0, 0] });
    this.#layer = L.marker(map.getCenter(), { icon: spot, pane: "cursors", interactive: false, keyboard: false });
    this.#layer.addTo(map);
    map.getContainer().append(this.arrow);
    L.DomEvent.disableClickPropagation(this.arrow);
  }

  /** @param {L.LatLng} at @param {EdgePoint | null} edge where its arrow stands, if it is out of sight */
  move(at, edge) {
    this.#layer.setLatLng(at);
    this.showArrow(edge);
  }

  /** @override */
  remove() {
    super.remove();
    this.#layer.remove();
  }
}
