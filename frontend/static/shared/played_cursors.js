/** The others' cursors as they are played: smoothly, as long as somebody is here and moves now and then. */

import { Motion } from "../realtime/motion.js";

/** @import { Person } from "../../types.d.ts" */
/** @import { Position } from "../realtime/motion.js" */
/** @import { Room } from "../realtime/room.js" */

const IDLE = 20_000; // milliseconds: who does not move for so long is not shown
const LOOK = 1000; // milliseconds between looks for the idle

/** @typedef {{name(person: Person): void, remove(): void}} View what is seen of one person */

/**
 * @template {Position} P a place, in the room's own terms
 * @template {View} V
 */
export class PlayedCursors {
  /** @type {Map<string, {motion: Motion<P>, last: P, at: number, view: V}>} by person */
  #cursors = new Map();
  #frame = 0;
  #room;
  #enter;
  #draw;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");

  /**
   * @param {Room} room @param {(person: Person) => V} enter somebody is seen for the first time
   * @param {(view: V, place: P, id: string) => void} draw in each frame in which something moves
   */
  constructor(room, enter, draw) {
    this.#room = room;
    this.#enter = enter;
    this.#draw = draw;
    room.on("people", () => this.#refresh());
    window.setInterval(() => this.#refresh(), LOOK);
  }

  /** @param {string} id @returns {P | undefined} where a person last pointed */
  place(id) {
    return this.#cursors.get(id)?.last;
  }

  /** @param {string} id @returns {V | undefined} */
  view(id) {
    return this.#cursors.get(id)?.view;
  }

  /** Somebody points there; nothing happens for strangers and for oneself. @param {string} id @param {P} place */
  point(id, place) {
    const person = this.#room.people.find((other) => other.id === id);
    if (!person || id === this.#room.you.id) return;
    const now = performance.now();
    const cursor = this.#cursors.get(id) ?? {
      motion: new Motion({ reduced: this.#reduced.matches }),
      last: place,
      at: now,
      view: this.#enter(person),
    };
    this.#cursors.set(id, cursor);
    cursor.last = place;
    cursor.at = now;
    cursor.motion.push(place, now);
    this.soon();
  }

  /** Draw them in the next frame. */
  soon() {
    this.#frame ||= requestAnimationFrame((time) => this.#play(time));
  }

  /** @param {number} time */
  #play(time) {
    this.#frame = 0;
    for (const [id, { motion, view }] of this.#cursors) {
      const place = motion.at(time);
      if (!place) continue;
      this.#draw(view, place, id);
      if (!motion.isStill(time)) this.soon();
    }
  }

  /** Names and colours change; people leave or rest. */
  #refresh() {
    const idle = performance.now() - IDLE;
    for (const [id, { at, view }] of this.#cursors) {
      const person = this.#room.people.find((other) => other.id === id);
      if (person && at > idle) {
        view.name(person);
        continue;
      }
      view.remove();
      this.#cursors.delete(id);
    }
  }
}
