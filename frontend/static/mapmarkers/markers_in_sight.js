/** Which markers are on the map as elements: all, or in a crowd those that can be told apart, with clusters for the others. */

import { arrange } from "./arrange.js";
import { Clusters } from "./clusters.js";
import { MarkerView } from "./marker_view.js";
import { nearestCopy } from "./mercator.js";
/** @import { Marker } from "../../types.d.ts" */
/** @import { Place } from "./glides.js" */
/** @import { MarkersState } from "./markers_state.js" */

export class MarkersInSight {
  /** @type {Map<string, MarkerView>} */
  #views = new Map();
  #clusters;
  #selected = "";
  #arriving = false;
  #arranging = 0;
  #choosing = 0;

  /** @param {L.Map} map @param {MarkersState} state @param {(ids: string[]) => void} closer what a press on a cluster does */
  constructor(map, state, closer) {
    this.map = map;
    this.state = state;
    this.#clusters = new Clusters(map, closer);
    map.on("moveend", () => this.#toNearestCopy());
    map.on("move", () => this.#clusters.isCrowd && this.#clusters.isStale && this.#chooseSoon());
  }

  /** Shows what may have changed. @param {string[]} ids */
  update(ids) {
    for (const id of ids) {
      const marker = this.state.get(id);
      const view = this.#views.get(id);
      this.#clusters.learn(id, marker);
      if (!marker) this.remove(id);
      else if (view && view.marker !== marker) this.#change(view, marker);
    }
    if (this.#clusters.isCrowd || this.#clusters.isPartial) this.#chooseSoon();
    else this.#showAll(ids);
    this.arrangeSoon();
  }

  /** From now on, new markers are seen to arrive. */
  startArrivals() {
    this.#arriving = true;
  }

  /** What is on the map of a marker; undefined where it is out of sight, or stands together with others. @param {string} id @returns {MarkerView | undefined} */
  view(id) {
    return this.#views.get(id);
  }

  /** Where it is on the map right now. @param {string} id @returns {L.LatLng | undefined} */
  place(id) {
    const marker = this.state.get(id);
    const view = this.#views.get(id);
    if (view || !marker) return view?.layer.getLatLng();
    return L.latLng(marker.lat, nearestCopy(marker.lng, this.#middle()));
  }

  /** @param {string} id "" for none */
  select(id) {
    this.#views.get(this.#selected)?.look("selected", false);
    this.#selected = id;
    this.reveal(id);
    this.#views.get(id)?.look("selected", true);
    this.arrangeSoon();
  }

  /** From now on it is a marker, whatever it stood together with. @param {string} id */
  reveal(id) {
    const marker = this.state.get(id);
    if (!marker || this.#views.has(id)) return;
    this.#add(marker);
    this.#chooseSoon();
  }

  /** One's own hands are empty: nothing under them is to be rearranged. */
  get isStill() {
    return true;
  }

  /** Somebody has it in hand: it is not where the state says. @param {string} _id @returns {boolean} */
  isInHand(_id) {
    return false;
  }

  /** @param {string} id */
  remove(id) {
    this.#views.get(id)?.layer.remove();
    this.#views.delete(id);
  }

  /** @param {string} id @param {Place} place */
  put(id, { lat, lng }) {
    this.#views.get(id)?.layer.setLatLng([lat, nearestCopy(lng, this.#middle())]);
  }

  arrangeSoon() {
    this.#arranging ||= window.setTimeout(() => {
      this.#arranging = 0;
      if (this.isStill) arrange(this.map, [...this.#views.values(), ...this.#clusters.shown], this.#selected);
    }, 60);
  }

  /** @param {Marker} marker */
  #add(marker) {
    const at = L.latLng(marker.lat, nearestCopy(marker.lng, this.#middle()));
    const view = new MarkerView(marker, at);
    this.#views.set(marker.id, view);
    view.addTo(this.map, this.#arriving && !this.#clusters.isCrowd);
    if (marker.id === this.#selected) view.look("selected", true);
  }

  /** @param {MarkerView} view @param {Marker} marker */
  #change(view, marker) {
    const moved = view.marker.lat !== marker.lat || view.marker.lng !== marker.lng;
    view.show(marker);
    if (moved && !this.isInHand(marker.id)) this.put(marker.id, marker);
  }

  /** @param {Iterable<string>} ids */
  #showAll(ids) {
    for (const id of ids) {
      const marker = this.state.get(id);
      if (marker && !this.#views.has(id)) this.#add(marker);
    }
  }

  #chooseSoon() {
    this.#choosing ||= requestAnimationFrame(() => this.#choose());
  }

  /** In a crowd: takes markers off the map that can't be told apart or seen, and puts on those that can. */
  #choose() {
    this.#choosing = 0;
    const focus = document.activeElement;
    const isApart = (/** @type {string} */ id) => this.#isApart(id, focus);
    const chosen = this.#clusters.choose(isApart);
    for (const [id, view] of this.#views) {
      if (chosen.has(id) || isApart(id)) continue;
      view.layer.remove();
      this.#views.delete(id);
    }
    this.#showAll(chosen);
    this.arrangeSoon();
  }

  /** It stays a marker, also in a crowd. @param {string} id @param {Element | null} focus */
  #isApart(id, focus) {
    const view = this.#views.get(id);
    return view !== undefined && (id === this.#selected || view.element === focus || this.isInHand(id));
  }

  #middle() {
    return this.map.getCenter().lng;
  }

  /** The world repeats: each marker is on the copy that is nearest to the middle. */
  #toNearestCopy() {
    const middle = this.#middle();
    for (const { layer } of this.#views.values()) {
      const { lat, lng } = layer.getLatLng();
      const near = nearestCopy(lng, middle);
      if (near !== lng) layer.setLatLng([lat, near]);
    }
    if (this.#clusters.isCrowd) this.#chooseSoon();
    this.arrangeSoon();
  }
}
