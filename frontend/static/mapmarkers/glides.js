/** Markers in other people's hands, played smoothly between the positions that come in. */

import { Motion } from "../realtime/motion.js";
import { nearestCopy } from "./mercator.js";

/** @typedef {{lat: number, lng: number}} Place */

export class Glides {
  /** @type {Map<string, {motion: Motion<Place>, lng: number, ending: boolean}>} */
  #glides = new Map();
  #frame = 0;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");
  #put;
  #over;
  #still;

  /**
   * @param {(id: string, place: Place) => void} put @param {(id: string) => void} over one has come to its end
   * @param {() => void} still nothing moves any more
   */
  constructor(put, over, still) {
    this.#put = put;
    this.#over = over;
    this.#still = still;
  }

  /** @param {string} id @param {Place} from where it is now @param {Place} to */
  push(id, from, to) {
    const now = performance.now();
    let glide = this.#glides.get(id);
    if (!glide) {
      glide = { motion: new Motion({ reduced: this.#reduced.matches }), lng: from.lng, ending: false };
      glide.motion.push({ lat: from.lat, lng: from.lng }, now);
      this.#glides.set(id, glide);
    }
    // The short way round the world, not through all of it.
    glide.lng = nearestCopy(to.lng, glide.lng);
    glide.ending = false;
    glide.motion.push({ lat: to.lat, lng: glide.lng }, now);
    this.#frame ||= requestAnimationFrame((time) => this.#play(time));
  }

  /** The last position of this way. @param {string} id @param {Place} to */
  end(id, to) {
    this.push(id, to, to);
    const glide = this.#glides.get(id);
    if (glide) glide.ending = true;
  }

  /** @param {string} id */
  stop(id) {
    this.#glides.delete(id);
  }

  /** @param {string} id @returns {boolean} */
  has(id) {
    return this.#glides.has(id);
  }

  /** @param {number} time */
  #play(time) {
    let moving = false;
    for (const [id, { motion, ending }] of this.#glides) {
      const place = motion.at(time);
      if (place) this.#put(id, place);
      if (!motion.isStill(time)) moving = true;
      else if (ending) {
        this.#glides.delete(id);
        this.#over(id);
      }
    }
    this.#frame = moving ? requestAnimationFrame((next) => this.#play(next)) : 0;
    if (!moving) this.#still();
  }
}
