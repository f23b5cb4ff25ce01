/** Select and lasso: what lies under the press decides whether it moves, scales, turns, or draws a frame around things. */

import { corners } from "../bounds.js";
import { boxOf } from "../boxes.js";
import { Endpoint } from "./dragging/endpoint.js";
import { Lasso } from "./dragging/lasso.js";
import { Marquee } from "./dragging/marquee.js";
import { Move } from "./dragging/move.js";
import { Scale } from "./dragging/scale.js";
import { Turn } from "./dragging/turn.js";
import { writeAt } from "./text.js";

/** @import { Item } from "../../../types.d.ts" */
/** @import { Spot } from "../spots.js" */
/** @import { Dragging } from "./dragging/dragging.js" */
/** @import { Bench } from "./tool.js" */

const STILL = 4; // screen px: less is a click
const TWICE = 400; // ms between two clicks that are a double-click

export class Select {
  cursor = "default";
  harmless = false;
  picks = true;
  #bench;
  /** @type {Spot | null} */
  #start = null;
  /** @type {Item | undefined} what lay under the press */
  #under;
  /** @type {Dragging | null} */
  #dragging = null;
  #lastClick = { time: -Infinity, x: 0, y: 0 };

  /** @param {Bench} bench @param {{name: "select" | "lasso", label: string, key: string}} which */
  constructor(bench, { name, label, key }) {
    this.name = name;
    this.icon = name;
    this.label = label;
    this.key = key;
    this.#bench = bench;
  }

  /** @param {Spot} spot */
  down(spot) {
    this.#start = spot;
    this.#under = this.#bench.frame.pressed ? undefined : this.#bench.view.pick(spot, reach(spot));
  }

  /** @param {Spot[]} spots */
  move(spots) {
    const spot = spots.at(-1);
    if (!this.#start || !spot) return;
    const far = Math.hypot(spot.screenX - this.#start.screenX, spot.screenY - this.#start.screenY) >= STILL;
    if (!this.#dragging && far) this.#dragging = this.#begin(this.#start);
    this.#dragging?.move(spots);
  }

  /** @param {Spot} spot */
  up(spot) {
    const [dragging, start] = [this.#dragging, this.#start];
    [this.#dragging, this.#start] = [null, null];
    if (dragging) dragging.drop();
    else if (start && !this.#bench.frame.pressed) this.#click(spot);
  }

  cancel() {
    this.#dragging?.cancel();
    [this.#dragging, this.#start] = [null, null];
  }

  /** The pointer says what a press would take. @param {Spot} spot */
  hover(spot) {
    const { stage, view, frame } = this.#bench;
    stage.style.cursor = !frame.pressed && view.pick(spot, reach(spot)) ? "move" : "default";
  }

  /** @param {Spot} start @returns {Dragging} */
  #begin(start) {
    const { frame, selection } = this.#bench;
    if (frame.pressed === "turn") return new Turn(this.#bench, start);
    if (frame.pressed === "from" || frame.pressed === "to") return new Endpoint(this.#bench, frame.pressed);
    if (frame.pressed) return new Scale(this.#bench, frame.pressed, start);
    if (this.#under && !selection.has(this.#under.id)) this.#choose(this.#under, start.shift);
    if (this.#under || this.#isInside(start)) return new Move(this.#bench, start);
    const around = (this.name === "lasso") !== start.alt;
    return around ? new Lasso(this.#bench, start) : new Marquee(this.#bench, start);
  }

  /** Between the things of a group one takes the group. @param {Spot} spot */
  #isInside({ x, y, shift }) {
    const { items } = this.#bench.selection;
    if (shift || items.length < 2) return false;
    const box = boxOf(items.flatMap(corners));
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  }

  /** @param {Item} item @param {boolean} more */
  #choose(item, more) {
    const { selection } = this.#bench;
    if (more) selection.toggle(item.id);
    else selection.set([item.id]);
  }

  /** @param {Spot} spot */
  #click(spot) {
    const { selection, editor, room } = this.#bench;
    const before = this.#lastClick;
    const near = Math.hypot(spot.screenX - before.x, spot.screenY - before.y) < 3 * STILL;
    const twice = spot.time - before.time < TWICE && near;
    this.#lastClick = { time: twice ? -Infinity : spot.time, x: spot.screenX, y: spot.screenY };
    const item = this.#under;
    if (twice && room.canEdit && item && (item.kind === "text" || item.kind === "note")) editor.edit(item);
    else if (twice && room.canEdit && !item) writeAt(this.#bench, spot, false);
    else if (item) this.#choose(item, spot.shift);
    else if (!spot.shift) selection.clear();
  }
}

/** How far beside a thing still takes it, in screen px. @param {Spot} spot */
function reach({ pointerType }) {
  return pointerType === "touch" ? 14 : 6;
}
