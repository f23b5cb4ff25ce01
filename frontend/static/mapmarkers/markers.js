/** All markers on the map, each where it is now: stored, in somebody's hand, or in one's own. Stops 1 and 9 of a message's way. */

import { Glides } from "./glides.js";
import { MarkersInSight } from "./markers_in_sight.js";
/** @import { Person } from "../../types.d.ts" */
/** @import { Place } from "./glides.js" */

export class Markers extends MarkersInSight {
  /** Markers in one's own hand: where they are is not for the room to say. @type {Set<string>} */
  #grabbed = new Set();
  #glides = new Glides(
    (id, place) => this.put(id, place),
    (id) => this.#settle(id),
    () => this.arrangeSoon(),
  );
  /** Who moves what. @type {Map<string, Person>} */
  #held = new Map();

  /** @override @param {string} id */
  isInHand(id) {
    return this.#grabbed.has(id) || this.#glides.has(id) || this.#held.has(id);
  }

  /** @override */
  get isStill() {
    return !this.#grabbed.size;
  }

  /** @param {string} person @returns {boolean} */
  isHeldBy(person) {
    return [...this.#held.values()].some(({ id }) => id === person);
  }

  /** One's own hand takes it. @param {string} id */
  grab(id) {
    this.#grabbed.add(id);
    this.#glides.stop(id);
    this.view(id)?.look("lifted", true);
  }

  /** One's own hand moves it. @param {string} id @param {Place} place */
  carry(id, place) {
    if (this.#grabbed.has(id)) this.put(id, place);
  }

  /** One's own hand lets it go: it is where the state says. @param {string} id */
  letGo(id) {
    this.#grabbed.delete(id);
    this.view(id)?.look("lifted", false);
    this.#settle(id);
    this.arrangeSoon();
  }

  /** Somebody else's hand moves it. @param {string} id @param {Person} person @param {Place} place */
  glide(id, person, place) {
    const from = this.place(id);
    if (!from || this.#grabbed.has(id)) return;
    this.#held.set(id, person);
    this.reveal(id);
    this.view(id)?.hold(person);
    this.#glides.push(id, from, place);
  }

  /** It is where the state says, which may have changed while it came to rest. @param {string} id */
  #settle(id) {
    const marker = this.state.get(id);
    if (marker) this.put(id, marker);
  }

  /** Nobody holds it any more; what is left of its way is still played. @param {string} id */
  land(id) {
    const marker = this.state.get(id);
    this.#held.delete(id);
    this.view(id)?.hold(undefined);
    if (marker && this.#glides.has(id)) this.#glides.end(id, marker);
  }

  /** @override @param {string} id */
  remove(id) {
    super.remove(id);
    this.#grabbed.delete(id);
    this.#held.delete(id);
    this.#glides.stop(id);
  }
}
