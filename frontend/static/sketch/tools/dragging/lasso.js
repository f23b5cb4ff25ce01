/** A line drawn around things selects those that lie in it; with Shift besides those that were. */

import { resolveColor } from "../../../shared/theme.js";
import { paintChoice } from "./marquee.js";

/** @import { Point } from "../../boxes.js" */
/** @import { Spot } from "../../spots.js" */
/** @import { Bench } from "../tool.js" */

export class Lasso {
  #bench;
  /** @type {Point[]} */
  #line;
  #before;
  #color = resolveColor("--accent");
  #stop;

  /** @param {Bench} bench @param {Spot} start */
  constructor(bench, start) {
    this.#bench = bench;
    this.#line = [{ x: start.x, y: start.y }];
    this.#before = start.shift ? bench.selection.ids : [];
    this.#stop = bench.view.addPainter((context) => this.#paint(context));
  }

  /** @param {Spot[]} spots */
  move(spots) {
    const { view, selection } = this.#bench;
    this.#line.push(...spots.map(({ x, y }) => ({ x, y })));
    selection.set([...this.#before, ...view.inLasso(this.#line).map(({ id }) => id)]);
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
    context.beginPath();
    for (const point of this.#line) {
      const { x, y } = camera.toScreen(point);
      context.lineTo(x, y);
    }
    context.closePath();
    paintChoice(context, this.#color);
  }
}
