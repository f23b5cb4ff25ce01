/** The strokes that others are drawing, on the live layer, until they are stored. The last stop of a live update. */

import { drawItem } from "./draw_item.js";
import { GrowingOutline } from "./growing_outline.js";
import { complete } from "./item_fields.js";
import { shapeOf } from "./shapes.js";
import { steady } from "./steady.js";
import { StrokePlayback } from "./stroke_playback.js";
import { RAW_BULGE, rememberStroke, strokeOf } from "./stroke_points.js";
import { shortId } from "./stroke_sender.js";

/** @import { Item, LiveUpdate, RoomEvent } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { BoardView } from "./board_view.js" */
/** @import { Frame } from "./live_layer.js" */

const ZOOMED = 4; // steps a pixel, at the zoom of whoever draws
const LONG = 500; // points
const SILENCE = 10_000; // milliseconds: then it is given up
const LATE = 3000; // milliseconds in which an update may still come for a stroke that is over

export class LiveStrokes {
  /** By person and short id. @type {Map<string, {playback: StrokePlayback, grown: GrowingOutline | null}>} */
  #strokes = new Map();
  /** Those that are over, and when. @type {Map<string, number>} */
  #over = new Map();
  #view;
  #changed;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {Pick<Room, "on">} room @param {BoardView} view @param {() => void} [changed] one has begun, or is over */
  constructor(room, view, changed = () => {}) {
    this.#view = view;
    this.#changed = changed;
    room.on("stroke.draw", (update) => this.#draw(update));
    room.on("stroke.end", ({ by, id }) => this.#end(by, id));
    room.on("event", (event) => this.#hear(event));
    view.addPainter((context, frame) => this.#paint(context, frame));
  }

  /** How many are being drawn now. */
  get size() {
    return this.#strokes.size;
  }

  /** @param {LiveUpdate<"stroke.draw">} update */
  #draw(update) {
    const [key, now] = [keyOf(update.by, update.id), performance.now()];
    if (now - (this.#over.get(key) ?? -Infinity) < LATE) return;
    const known = this.#strokes.get(key);
    const stroke = known ?? { playback: new StrokePlayback(), grown: null };
    stroke.playback.push(update, now);
    this.#strokes.set(key, stroke);
    this.#view.refresh();
    if (!known) this.#changed();
  }

  /** @param {RoomEvent} event */
  #hear(event) {
    if (event.type === "item.added") this.#end(event.by, shortId(event.id));
    else if (event.type === "items.changed") for (const { id } of event.added) this.#end(event.by, shortId(id));
  }

  /** @param {string} by @param {string} id */
  #end(by, id) {
    const now = performance.now();
    for (const [key, at] of this.#over) if (now - at > LATE) this.#over.delete(key);
    this.#over.set(keyOf(by, id), now);
    this.#drop(keyOf(by, id));
  }

  /** @param {string} key */
  #drop(key) {
    if (!this.#strokes.delete(key)) return;
    this.#view.refresh();
    this.#changed();
  }

  /** @param {CanvasRenderingContext2D} context @param {Frame} frame @returns {boolean} whether some still grow */
  #paint(context, { time, camera, palette }) {
    camera.apply(context);
    let isGrowing = false;
    for (const [key, stroke] of this.#strokes) {
      const { playback } = stroke;
      if (time - playback.heardAt > SILENCE) this.#drop(key);
      const count = this.#reduced.matches ? playback.flat.length / 3 : playback.shown(time);
      const item = itemOf(playback, count);
      if (item && item.kind === "pen" && count > LONG) this.#grow(stroke, item);
      if (item) drawItem(context, item, { palette, zoom: camera.zoom });
      if (!playback.isStill) isGrowing = true;
    }
    return isGrowing;
  }

  /** Of a long one only the new part is worked out. @param {{grown: GrowingOutline | null}} stroke @param {Item} item */
  #grow(stroke, item) {
    const { flat, bulge } = strokeOf(item);
    stroke.grown ??= new GrowingOutline(RAW_BULGE / (ZOOMED * bulge));
    shapeOf(item).outline = stroke.grown.path(flat, item.size, bulge);
  }
}

/** @param {string} by @param {string} id */
function keyOf(by, id) {
  return `${by} ${id}`;
}

/** @param {StrokePlayback} stroke @param {number} count points, and a part of the way to the next @returns {Item | null} */
function itemOf({ head, flat }, count) {
  if (!head || flat.length < 3) return null;
  const [x, y] = flat;
  const { kind, color, size, opacity, step } = head;
  const item = complete({ id: "", kind, x, y, color, size, opacity }, { by: "", who: "" });
  const end = Math.max(1, Math.floor(count));
  const shown = flat.slice(0, 3 * end);
  const part = count - end;
  if (part > 0 && 3 * end < flat.length) {
    for (let i = 3 * end - 3; i < 3 * end; i += 1) shown.push(flat[i] + (flat[i + 3] - flat[i]) * part);
  }
  const placed = Float64Array.from(shown, (value, i) => value - ([x, y][i % 3] ?? 0));
  const points = end > LONG ? placed : steady(placed, 1 / (ZOOMED * step));
  rememberStroke(item, { flat: points, isPressed: kind === "pen", bulge: RAW_BULGE * step });
  return item;
}
