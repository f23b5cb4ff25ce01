/** All markers on the map, each where it is now: stored, in somebody's hand, or in one's own. Stops 1 and 9 of a message's way. */

import { arrange } from "./arrange.js";
import { Glides } from "./glides.js";
import { MarkerView } from "./marker_view.js";
import { nearestCopy } from "./mercator.js";
/** @import { Marker, Person } from "../../types.d.ts" */
/** @import { Place } from "./glides.js" */
/** @import { MarkersState } from "./markers_state.js" */

export class Markers {
  /** @type {Map<string, MarkerView>} */
  #views = new Map();
  /** Markers in one's own hand: where they are is not for the room to say. @type {Set<string>} */
  #grabbed = new Set();
  #glides = new Glides(
    (id, place) => this.#put(id, place),
    () => this.#arrangeSoon(),
  );
  #selected = "";
  #arriving = false;
  #arranging = 0;

  /** @param {L.Map} map @param {MarkersState} state */
  constructor(map, state) {
    this.map = map;
    this.state = state;
    map.on("moveend", () => this.#toNearestCopy());
  }

  /** Shows what may have changed. @param {string[]} ids */
  update(ids) {
    for (const id of ids) {
      const marker = this.state.get(id);
      const view = this.#views.get(id);
      if (!marker) this.#remove(id);
      else if (!view) this.#add(marker);
      else if (view.marker !== marker) this.#change(view, marker);
    }
    this.#arrangeSoon();
  }

  /** From now on, new markers are seen to arrive. */
  startArrivals() {
    this.#arriving = true;
  }

  /** @param {string} id @returns {MarkerView | undefined} */
  view(id) {
    return this.#views.get(id);
  }

  /** @param {string} person @returns {boolean} */
  isHeldBy(person) {
    return [...this.#views.values()].some(({ holder }) => holder?.id === person);
  }

  /** Where it is on the map right now. @param {string} id @returns {L.LatLng | undefined} */
  place(id) {
    return this.#views.get(id)?.layer.getLatLng();
  }

  /** @param {string} id "" for none */
  select(id) {
    this.#views.get(this.#selected)?.look("selected", false);
    this.#selected = id;
    this.#views.get(id)?.look("selected", true);
    this.#arrangeSoon();
  }

  /** One's own hand takes it. @param {string} id */
  grab(id) {
    this.#grabbed.add(id);
    this.#glides.stop(id);
    this.#views.get(id)?.look("lifted", true);
  }

  /** One's own hand moves it. @param {string} id @param {Place} place */
  carry(id, place) {
    if (this.#grabbed.has(id)) this.#put(id, place);
  }

  /** One's own hand lets it go: it is where the state says. @param {string} id */
  letGo(id) {
    this.#grabbed.delete(id);
    const [view, marker] = [this.#views.get(id), this.state.get(id)];
    view?.look("lifted", false);
    if (marker) this.#put(id, marker);
    this.#arrangeSoon();
  }

  /** Somebody else's hand moves it. @param {string} id @param {Person} person @param {Place} place */
  glide(id, person, place) {
    const from = this.place(id);
    if (!from || this.#grabbed.has(id)) return;
    this.#views.get(id)?.hold(person);
    this.#glides.push(id, from, place);
  }

  /** Nobody holds it any more; what is left of its way is still played. @param {string} id */
  land(id) {
    const marker = this.state.get(id);
    this.#views.get(id)?.hold(undefined);
    if (marker && this.#glides.has(id)) this.#glides.end(id, marker);
  }

  /** @param {Marker} marker */
  #add(marker) {
    const at = L.latLng(marker.lat, nearestCopy(marker.lng, this.#middle()));
    const view = new MarkerView(marker, at);
    this.#views.set(marker.id, view);
    view.addTo(this.map, this.#arriving);
    if (marker.id === this.#selected) view.look("selected", true);
  }

  /** @param {MarkerView} view @param {Marker} marker */
  #change(view, marker) {
    const moved = view.marker.lat !== marker.lat || view.marker.lng !== marker.lng;
    view.show(marker);
    if (moved && !this.#grabbed.has(marker.id) && !this.#glides.has(marker.id)) this.#put(marker.id, marker);
  }

  /** @param {string} id */
  #remove(id) {
    this.#views.get(id)?.layer.remove();
    this.#views.delete(id);
    this.#grabbed.delete(id);
    this.#glides.stop(id);
  }

  /** @param {string} id @param {Place} place */
  #put(id, { lat, lng }) {
    this.#views.get(id)?.layer.setLatLng([lat, nearestCopy(lng, this.#middle())]);
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
    this.#arrangeSoon();
  }

  #arrangeSoon() {
    this.#arranging ||= window.setTimeout(() => {
      this.#arranging = 0;
      if (!this.#grabbed.size) arrange(this.map, [...this.#views.values()], this.#selected);
    }, 60);
  }
}
