/** Turning what is selected about its middle; with Shift in steps of 15 degrees. */

import { boxAround } from "../../selection_frame.js";
import { turned } from "../../transform.js";
import { Reshaping } from "./reshaping.js";

/** @import { Spot } from "../../spots.js" */
/** @import { Bench } from "../tool.js" */

const STEP = Math.PI / 12;

export class Turn extends Reshaping {
  /** @param {Bench} bench @param {Spot} start */
  constructor(bench, start) {
    const { x, y, w, h } = boxAround(bench.selection.items);
    const middle = { x: x + w / 2, y: y + h / 2 };
    const angleOf = (/** @type {{x: number, y: number}} */ point) => Math.atan2(point.y - middle.y, point.x - middle.x);
    const from = angleOf(start);
    super(bench, (items, spot) => {
      const base = items.length === 1 ? items[0].r : 0;
      const free = angleOf(spot) - from;
      const angle = spot.shift ? Math.round((base + free) / STEP) * STEP - base : free;
      return items.map((item) => turned(item, angle, middle));
    });
  }
}
