/** The eraser: takes away whole things, or only what it touches of a line. What it has taken is stored when it is lifted. */

import { newId } from "../../realtime/ids.js";
import { sizeOf } from "../brush.js";
import { erased } from "../erase.js";
import { complete, given } from "../item_fields.js";

/** @import { Item } from "../../../types.d.ts" */
/** @import { Point } from "../boxes.js" */
/** @import { Spot } from "../spots.js" */
/** @import { Bench } from "./tool.js" */

const FAINT = 0.2; // of their opacity have the things that are about to go

export class Eraser {
  name = "eraser";
  icon = "eraser";
  label = "Eraser";
  key = "E";
  cursor = "none";
  harmless = false;
  #bench;
  /** Where the rubber was last. @type {Point | null} */
  #last = null;
  /** What is left of each thing it has touched. @type {Map<string, Item[]>} */
  #left = new Map();
  /** Under the pointer, also while it is up. @type {Point | null} */
  #at = null;

  /** @param {Bench} bench */
  constructor(bench) {
    this.#bench = bench;
    bench.view.addPainter((context) => this.#paint(context));
  }

  /** @param {Spot} spot */
  down(spot) {
    this.#last = { x: spot.x, y: spot.y };
    this.#left = new Map();
    this.move([spot]);
  }

  /** @param {Spot[]} spots */
  move(spots) {
    if (!this.#last || !spots.length) return;
    const path = [this.#last, ...spots.map(({ x, y }) => ({ x, y }))];
    const radius = this.#radius / this.#bench.view.camera.zoom;
    const wholes = this.#bench.brush.look.wholes;
    for (const item of this.#bench.view.pickPath(path, radius)) {
      if (this.#bench.whyNot([item])) continue;
      const left = wholes ? [] : this.#rub(item, path, radius);
      if (left) this.#left.set(item.id, left);
    }
    this.#last = path[path.length - 1];
    this.hover(spots[spots.length - 1]);
    this.#show();
  }

  up() {
    const [left, { send, state, view }] = [this.#left, this.#bench];
    this.#last = null;
    const ids = [...left.keys()].filter((id) => state.get(id));
    const pieces = ids.flatMap((id) => left.get(id) ?? []);
    this.#left = new Map();
    if (ids.length) send({ remove: ids, add: pieces.map((piece) => given(piece)) });
    view.hide([]);
    view.preview(null);
  }

  cancel() {
    this.#last = null;
    this.#left = new Map();
    this.#bench.view.hide([]);
    this.#bench.view.preview(null);
  }

  /** @param {Spot} spot */
  hover({ screenX, screenY, pointerType }) {
    this.#at = pointerType === "touch" && !this.#last ? null : { x: screenX, y: screenY };
    this.#bench.view.refresh();
  }

  leave() {
    this.#at = null;
    this.#bench.view.refresh();
  }

  get #radius() {
    return sizeOf("eraser", this.#bench.brush.look.size);
  }

  /** @param {Item} item @param {Point[]} path @param {number} radius @returns {Item[] | null} null while it is whole */
  #rub(item, path, radius) {
    let touched = false;
    const before = this.#left.get(item.id) ?? [item];
    const after = before.flatMap((piece) => {
      const pieces = erased(piece, path, radius, newId);
      if (!pieces) return [piece];
      touched = true;
      return pieces.map((each) => complete(each, piece));
    });
    return touched ? after : null;
  }

  /** Whole things get faint, of lines only the rest is shown. */
  #show() {
    const { state, view, brush } = this.#bench;
    const shown = [...this.#left].flatMap(([id, left]) => (brush.look.wholes ? faint(state.get(id)) : left));
    view.hide(brush.look.wholes ? [] : [...this.#left.keys()]);
    view.preview(shown.length || this.#left.size ? shown : null);
  }

  /** @param {CanvasRenderingContext2D} context */
  #paint(context) {
    if (!this.#at) return;
    context.beginPath();
    context.arc(this.#at.x, this.#at.y, this.#radius, 0, 2 * Math.PI);
    context.lineWidth = 1.5;
    context.strokeStyle = this.#bench.view.palette.ink;
    context.globalAlpha = this.#last ? 0.9 : 0.5;
    context.stroke();
    context.globalAlpha = 1;
  }
}

/** @param {Item | undefined} item @returns {Item[]} */
function faint(item) {
  return item ? [{ ...item, opacity: item.opacity * FAINT }] : [];
}
