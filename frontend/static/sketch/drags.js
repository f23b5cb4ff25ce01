/** What others are moving just now, shown while they move it. And one's own, for the others. */

import { Motion } from "../realtime/motion.js";
import { drawItem } from "./draw_item.js";

/** @import { Item, LiveUpdate } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { BoardView } from "./board_view.js" */
/** @import { ItemsState } from "./items_state.js" */
/** @import { Frame } from "./live_layer.js" */

const MOST = 50; // items that are shown to others
const SILENCE = 2000; // milliseconds

/** @typedef {{ids: string[], motion: Motion<{dx: number, dy: number}>, at: number}} Drag */

export class Drags {
  /** By person. @type {Map<string, Drag>} */
  #drags = new Map();
  #room;
  #view;
  #state;

  /** @param {Room} room @param {BoardView} view @param {ItemsState} state */
  constructor(room, view, state) {
    this.#room = room;
    this.#view = view;
    this.#state = state;
    room.on("items.drag", (update) => this.#drag(update));
    room.on("event", ({ by }) => this.#drop(by));
    view.addPainter((context, frame) => this.#paint(context, frame));
  }

  /** One's own, by so many units. @param {readonly string[]} ids @param {number} dx @param {number} dy */
  show(ids, dx, dy) {
    this.#room.live("items.drag", { id: "sel", ids: ids.slice(0, MOST), dx: Math.round(dx), dy: Math.round(dy) });
  }

  /** @param {LiveUpdate<"items.drag">} update */
  #drag({ by, ids, dx, dy }) {
    const now = performance.now();
    const known = this.#drags.get(by);
    const motion = known?.motion ?? new Motion();
    motion.push({ dx, dy }, now);
    this.#drags.set(by, { ids, motion, at: now });
    if (!known) this.#lift();
    this.#view.refresh();
  }

  /** @param {string} by whose next deed has come */
  #drop(by) {
    if (this.#drags.delete(by)) this.#lift();
  }

  /** What is being moved is not drawn where it was. */
  #lift() {
    this.#view.lift([...this.#drags.values()].flatMap(({ ids }) => ids));
  }

  /** @param {CanvasRenderingContext2D} context @param {Frame} frame @returns {boolean} */
  #paint(context, { time, camera, palette }) {
    camera.apply(context);
    for (const [by, { ids, motion, at }] of this.#drags) {
      const place = motion.at(time);
      if (time - at > SILENCE) this.#drop(by);
      if (!place) continue;
      context.save();
      context.translate(place.dx, place.dy);
      for (const item of this.#items(ids))
        drawItem(context, item, { palette, zoom: camera.zoom, pictures: this.#view.pictures });
      context.restore();
    }
    return this.#drags.size > 0;
  }

  /** @param {string[]} ids @returns {Item[]} */
  #items(ids) {
    return ids.flatMap((id) => this.#state.get(id) ?? []);
  }
}
