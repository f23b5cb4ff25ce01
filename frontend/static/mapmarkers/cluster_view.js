/** Several markers that stand together: a button that says how many, and leads closer. */

import { markerCount } from "./wording.js";

/** @import { Cluster } from "./crowd.js" */

export class ClusterView {
  /** A cluster has no title of its own. */
  titleWidth = 0;
  /** @type {string[]} of its markers */
  ids = [];
  #count = document.createElement("span");

  /** @param {string} id @param {() => void} press */
  constructor(id, press) {
    this.id = id;
    this.#count.className = "cluster__count";
    const spot = L.divIcon({ html: this.#count, className: "cluster", iconSize: [44, 44], iconAnchor: [22, 22] });
    this.layer = L.marker([0, 0], { icon: spot, keyboard: false });
    this.layer.on("click", press);
    this.layer.on("dblclick", () => {}); // it is not one on the map, where it would add a marker
    this.press = press;
  }

  /** @param {L.Map} map @param {Cluster} cluster @param {L.LatLng} at */
  show(map, { ids }, at) {
    this.layer.setLatLng(at);
    if (!this.layer.getElement()) this.#enter(map);
    this.ids = ids;
    const words = `${markerCount(ids.length)}, zoom in`;
    this.#count.textContent = ids.length < 1000 ? String(ids.length) : `${Math.floor(ids.length / 100) / 10}k`;
    this.element.dataset.size = String(Math.min(3, Math.floor(Math.log10(ids.length))));
    this.element.setAttribute("aria-label", words);
  }

  get element() {
    return /** @type {HTMLElement} */ (this.layer.getElement());
  }

  /** Nothing but a marker can be titled or selected. */
  look() {}

  /** @param {L.Map} map */
  #enter(map) {
    this.layer.addTo(map);
    this.element.setAttribute("role", "button");
    this.element.dataset.cluster = "";
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      this.press();
    });
  }
}
