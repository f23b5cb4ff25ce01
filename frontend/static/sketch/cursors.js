/** The others' cursors: where they point, played smoothly, with their names and tools; those out of sight as arrows at the edge. */

import { Motion } from "../realtime/motion.js";
import { edgePoint } from "../shared/edge.js";
import { CursorView } from "./cursor_view.js";
import { hundredths } from "./tools/drawn_box.js";

/** @import { Person } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Insets } from "../shared/edge.js" */
/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

const IDLE = 20_000; // milliseconds: who does not move for so long is not shown
const LOOK = 1000; // milliseconds between looks for the idle

/** @typedef {{motion: Motion<{x: number, y: number}>, last: Point, at: number, view: CursorView}} Cursor */

export class Cursors {
  /** @type {Map<string, Cursor>} */
  #cursors = new Map();
  #frame = 0;
  #stage;
  #room;
  #camera;
  #go;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {HTMLElement} stage @param {Room} room @param {Camera} camera @param {(id: string) => void} go to a person */
  constructor(stage, room, camera, go) {
    this.#stage = stage;
    this.#room = room;
    this.#camera = camera;
    this.#go = go;
    room.on("cursor.move", (update) => "x" in update && this.#point(update.by, update, update.tool));
    room.on("stroke.draw", ({ by }) => this.#cursors.get(by)?.view.quiet(true));
    room.on("people", () => this.#refresh());
    camera.on("change", () => this.#soon());
    window.setInterval(() => this.#refresh(), LOOK);
  }

  /** @param {string} id @returns {Point | undefined} where a person last pointed */
  place(id) {
    return this.#cursors.get(id)?.last;
  }

  /** One's own. @param {Point} point @param {string} tool */
  show({ x, y }, tool) {
    this.#room.live("cursor.move", { x: hundredths(x), y: hundredths(y), tool });
  }

  /** @param {string} id @param {Point} place @param {string} tool */
  #point(id, { x, y }, tool) {
    const person = this.#room.people.find((other) => other.id === id);
    if (!person || id === this.#room.you.id) return;
    const now = performance.now();
    const cursor = this.#cursors.get(id) ?? this.#enter(person, { x, y });
    cursor.last = { x, y };
    cursor.at = now;
    cursor.motion.push({ x, y }, now);
    cursor.view.tool(tool);
    cursor.view.quiet(false);
    this.#soon();
  }

  /** @param {Person} person @param {Point} last @returns {Cursor} */
  #enter(person, last) {
    const view = new CursorView(person, this.#stage, () => this.#go(person.id));
    /** @type {Cursor} */
    const cursor = { motion: new Motion({ reduced: this.#reduced.matches }), last, at: 0, view };
    this.#cursors.set(person.id, cursor);
    return cursor;
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

  #soon() {
    this.#frame ||= requestAnimationFrame((time) => this.#draw(time));
  }

  /** @param {number} time */
  #draw(time) {
    this.#frame = 0;
    const { width, height } = this.#camera;
    const insets = covered(width);
    for (const { motion, view } of this.#cursors.values()) {
      const place = motion.at(time);
      if (!place) continue;
      const at = this.#camera.toScreen(place);
      view.move(at, edgePoint(at, { x: width, y: height }, insets));
      if (!motion.isStill(time)) this.#soon();
    }
  }
}

/** What the bar, the rail and an open sheet cover. @param {number} width @returns {Insets} */
function covered(width) {
  if (width <= 600) return { top: 92, right: 26, bottom: 100, left: 26 };
  return { top: 92, right: document.body.hasAttribute("data-sheet-open") ? 406 : 30, bottom: 60, left: 94 };
}
