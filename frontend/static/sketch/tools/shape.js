/** Rectangle and ellipse: drawn from corner to corner; with Shift as wide as high, with Alt from the middle. */

import { newId } from "../../realtime/ids.js";
import { draft } from "./draft.js";
import { drawnBox } from "./drawn_box.js";

/** @import { Point } from "../boxes.js" */
/** @import { Spot } from "../spots.js" */
/** @import { DrawnBox } from "./drawn_box.js" */
/** @import { Bench } from "./tool.js" */

const SMALL = 4; // screen px: less was a slip
const PLACED = { w: 160, h: 100 }; // screen px: one that is put down by keyboard

export class Shape {
  cursor = "crosshair";
  harmless = false;
  #bench;
  /** @type {{id: string, from: Point, box: DrawnBox | null} | null} */
  #drawn = null;

  /** @param {Bench} bench @param {{name: "rectangle" | "ellipse", label: string, key: string}} which */
  constructor(bench, { name, label, key }) {
    this.name = name;
    this.icon = name;
    this.label = label;
    this.key = key;
    this.#bench = bench;
  }

  /** @param {Spot} spot */
  down({ x, y }) {
    this.#drawn = { id: newId(), from: { x, y }, box: null };
  }

  /** @param {Spot[]} spots */
  move(spots) {
    const spot = spots.at(-1);
    if (!this.#drawn || !spot) return;
    const { id, from } = this.#drawn;
    this.#drawn.box = drawnBox(from, spot, { square: spot.shift, fromMiddle: spot.alt });
    this.#bench.view.preview([draft(this.#given(id, this.#drawn.box))]);
  }

  up() {
    const [drawn, { view }] = [this.#drawn, this.#bench];
    this.cancel();
    if (!drawn?.box || Math.max(drawn.box.w, drawn.box.h) * view.camera.zoom < SMALL) return;
    this.#store(drawn.id, drawn.box);
  }

  cancel() {
    this.#drawn = null;
    this.#bench.view.preview(null);
  }

  /** @param {Point} at */
  place({ x, y }) {
    const { zoom } = this.#bench.view.camera;
    const [w, h] = [PLACED.w / zoom, PLACED.h / zoom];
    this.#store(newId(), drawnBox({ x: x - w / 2, y: y - h / 2 }, { x: x + w / 2, y: y + h / 2 }, {}));
  }

  /** @param {string} id @param {DrawnBox} box */
  #store(id, box) {
    const { room, pickUp } = this.#bench;
    room.send("item.add", this.#given(id, box));
    pickUp([id]);
  }

  /** @param {string} id @param {DrawnBox} box */
  #given(id, box) {
    const { brush, state } = this.#bench;
    return { id, kind: this.name, ...box, z: state.topZ + 1, ...brush.fields(this.name) };
  }
}
