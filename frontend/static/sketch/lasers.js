/** The laser pointer: a bright trail that fades within a second, everybody's in their own colour. Nothing of it is stored. */

/** @import { Room } from "../realtime/room.js" */
/** @import { BoardView } from "./board_view.js" */
/** @import { Point } from "./boxes.js" */
/** @import { Frame } from "./live_layer.js" */

const FADE = 1000; // milliseconds
const WIDE = 5; // pixels at its head
const GAP = 400; // milliseconds: after a longer pause a new trail begins

/** @typedef {Point & {at: number, starts: boolean}} Trace */

export class Lasers {
  /** By person. @type {Map<string, Trace[]>} */
  #trails = new Map();
  #room;
  #view;

  /** @param {Room} room @param {BoardView} view */
  constructor(room, view) {
    this.#room = room;
    this.#view = view;
    room.on("laser.point", ({ by, x, y }) => this.#add(by, { x, y }));
    view.addPainter((context, frame) => this.#paint(context, frame));
  }

  /** One's own. @param {Point} point of the board */
  point({ x, y }) {
    this.#add(this.#room.you.id, { x, y });
    this.#room.live("laser.point", { x: tenth(x), y: tenth(y) });
  }

  /** The pen is lifted: what comes next is another trail. */
  lift() {
    const trail = this.#trails.get(this.#room.you.id);
    if (trail?.length) trail.push({ ...trail[trail.length - 1], at: -Infinity, starts: true });
  }

  /** @param {string} by @param {Point} point */
  #add(by, { x, y }) {
    const at = performance.now();
    const trail = this.#trails.get(by) ?? [];
    const last = trail.at(-1);
    trail.push({ x, y, at, starts: !last || at - last.at > GAP });
    this.#trails.set(by, trail);
    this.#view.refresh();
  }

  /** @param {CanvasRenderingContext2D} context @param {Frame} frame @returns {boolean} whether one still glows */
  #paint(context, { time, camera, palette }) {
    for (const [by, trail] of this.#trails) {
      const glowing = trail.filter(({ at }) => time - at < FADE);
      if (glowing.length) this.#trails.set(by, glowing);
      else this.#trails.delete(by);
      const color = this.#colorOf(by);
      context.strokeStyle = (palette.tints[color] ?? palette.tints.red).stroke;
      context.lineCap = "round";
      for (let i = 0; i < glowing.length; i += 1) paintPiece(context, glowing, i, { time, camera, palette });
    }
    return this.#trails.size > 0;
  }

  /** @param {string} id */
  #colorOf(id) {
    if (id === this.#room.you.id) return this.#room.you.color;
    return this.#room.people.find((person) => person.id === id)?.color ?? "";
  }
}

/** @param {CanvasRenderingContext2D} context @param {Trace[]} trail @param {number} i @param {Frame} frame */
function paintPiece(context, trail, i, { time, camera }) {
  const left = 1 - (time - trail[i].at) / FADE;
  const to = camera.toScreen(trail[i]);
  const from = trail[i].starts || i === 0 ? to : camera.toScreen(trail[i - 1]);
  context.globalAlpha = Math.max(0, Math.min(1, left * 1.4));
  context.lineWidth = WIDE * Math.max(0.2, left);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x + 0.01, to.y);
  context.stroke();
}

/** @param {number} value */
function tenth(value) {
  return Math.round(value * 10) / 10;
}
