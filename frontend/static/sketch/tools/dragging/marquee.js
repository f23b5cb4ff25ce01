/** A box drawn over things selects those that it touches; with Shift besides those that were. */

import { resolveColor } from "../../../shared/theme.js";
import { boxOf } from "../../boxes.js";

/** @import { Point } from "../../boxes.js" */
/** @import { Spot } from "../../spots.js" */
/** @import { Bench } from "../tool.js" */

export class Marquee {
  #bench;
  #from;
  /** @type {Point} */
  #to;
  #before;
  #color = resolveColor("--accent");
  #stop;

  /** @param {Bench} bench @param {Spot} start */
  constructor(bench, start) {
    this.#bench = bench;
    this.#from = this.#to = { x: start.x, y: start.y };
    this.#before = start.shift ? bench.selection.ids : [];
    this.#stop = bench.view.addPainter((context) => this.#paint(context));
  }

  /** @param {Spot[]} spots */
  move(spots) {
    const { view, selection } = this.#bench;
    this.#to = spots[spots.length - 1];
    const touched = view.inBox(boxOf([this.#from, this.#to]));
    selection.set([...this.#before, ...touched.map(({ id }) => id)]);
    view.refresh();
  }

  drop() {
    this.#stop();
    this.#bench.view.refresh();
  }

  cancel() {
    this.#bench.selection.set(this.#before);
    this.drop();
  }

  /** @param {CanvasRenderingContext2D} context */
  #paint(context) {
    const { camera } = this.#bench.view;
    const [from, to] = [camera.toScreen(this.#from), camera.toScreen(this.#to)];
    context.beginPath();
    context.rect(from.x, from.y, to.x - from.x, to.y - from.y);
    paintChoice(context, this.#color);
  }
}

/** @param {CanvasRenderingContext2D} context @param {string} color */
export function paintChoice(context, color) {
  context.fillStyle = context.strokeStyle = color;
  context.lineWidth = 1;
  context.globalAlpha = 0.1;
  context.fill();
  context.globalAlpha = 0.8;
  context.stroke();
  context.globalAlpha = 1;
}
