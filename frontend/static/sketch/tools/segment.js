/** Line and arrow: from where the hand goes down to where it is lifted; with Shift in steps of 15 degrees. */

import { newId } from "../../realtime/ids.js";
import { lineItem, snapAngle } from "../lines.js";
import { draft } from "./draft.js";

/** @import { Point } from "../boxes.js" */
/** @import { Spot } from "../spots.js" */
/** @import { Bench } from "./tool.js" */

const SHORT = 4; // screen px: less was a slip
const PLACED = 160; // screen px: the length of one that is put down by keyboard

export class Segment {
  cursor = "crosshair";
  harmless = false;
  #bench;
  /** @type {{id: string, from: Point, to: Point} | null} */
  #drawn = null;

  /** @param {Bench} bench @param {{name: "line" | "arrow", label: string, key: string}} which */
  constructor(bench, { name, label, key }) {
    this.name = name;
    this.icon = name;
    this.label = label;
    this.key = key;
    this.#bench = bench;
  }

  /** @param {Spot} spot */
  down({ x, y }) {
    this.#drawn = { id: newId(), from: { x, y }, to: { x, y } };
  }

  /** @param {Spot[]} spots */
  move(spots) {
    const spot = spots.at(-1);
    if (!this.#drawn || !spot) return;
    this.#drawn.to = spot.shift ? snapAngle(this.#drawn.from, spot) : { x: spot.x, y: spot.y };
    this.#bench.view.preview([draft(this.#given(this.#drawn))]);
  }

  up() {
    const [drawn, { view }] = [this.#drawn, this.#bench];
    this.cancel();
    if (!drawn || Math.hypot(drawn.to.x - drawn.from.x, drawn.to.y - drawn.from.y) * view.camera.zoom < SHORT) return;
    this.#store(drawn);
  }

  cancel() {
    this.#drawn = null;
    this.#bench.view.preview(null);
  }

  /** @param {Point} at */
  place({ x, y }) {
    const half = PLACED / 2 / this.#bench.view.camera.zoom;
    this.#store({ id: newId(), from: { x: x - half, y }, to: { x: x + half, y } });
  }

  /** @param {{id: string, from: Point, to: Point}} drawn */
  #store(drawn) {
    const { room, pickUp } = this.#bench;
    room.send("item.add", this.#given(drawn));
    pickUp([drawn.id]);
  }

  /** @param {{id: string, from: Point, to: Point}} drawn */
  #given(drawn) {
    const { brush, state } = this.#bench;
    return lineItem({ ...brush.fields(this.name), ...drawn, kind: this.name, z: state.topZ + 1 });
  }
}
