/** While a marker is moved by one's own hand: a thin line from where it was, and how far that is. */

import { element } from "../shared/element.js";
import { distance, distanceText } from "./distance.js";

/** @import { Place } from "./distance.js" */

const NEAR = 12; // pixels: what is moved less is not measured

export class Ruler {
  /** How far it is now, in words; "" for nowhere yet. */
  text = "";
  /** @type {Place | null} */
  #from = null;
  #line = L.polyline([], { className: "ruler", interactive: false });
  #words = element("span", { class: "ruler-label__text" });
  #label = L.marker([0, 0], {
    interactive: false,
    keyboard: false,
    icon: L.divIcon({ className: "ruler-label", html: this.#words }),
  });
  #map;

  /** @param {L.Map} map */
  constructor(map) {
    this.#map = map;
  }

  /** @param {Place} from */
  begin(from) {
    this.#from = { lat: from.lat, lng: from.lng };
  }

  /** @param {Place} to */
  move(to) {
    const from = this.#from;
    if (!from) return;
    this.text = distanceText(distance(from, to));
    if (this.#pixels(from).distanceTo(this.#pixels(to)) < NEAR) return this.#hide();
    this.#line.setLatLngs([from, to]).addTo(this.#map);
    this.#label.setLatLng(to).addTo(this.#map);
    this.#words.textContent = this.text;
  }

  end() {
    this.#from = null;
    this.text = "";
    this.#hide();
  }

  #hide() {
    this.#line.remove();
    this.#label.remove();
  }

  /** @param {Place} place */
  #pixels(place) {
    return this.#map.latLngToContainerPoint(place);
  }
}
