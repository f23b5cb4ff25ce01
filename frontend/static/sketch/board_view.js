/** The board on the screen: its two canvases, what is in sight, and what lies under a point. Draws only when something is another. */

import { onThemeChange } from "../shared/theme.js";
import { BoardFinder } from "./board_finder.js";
import { LiveLayer } from "./live_layer.js";
import { currentPalette } from "./page_palette.js";
import { Preview } from "./preview.js";
import { StageCanvases } from "./stage_canvases.js";
import { StoredLayer } from "./stored_layer.js";
import { TileSource } from "./tile_painting.js";
import { Withheld } from "./withheld.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { ItemsState } from "./items_state.js" */
/** @import { Painter } from "./live_layer.js" */
/** @import { Pictures } from "./pictures.js" */

export class BoardView extends BoardFinder {
  palette = currentPalette();
  /** Its canvases have all that is in sight. */
  isSettled = false;
  #canvases;
  #stored;
  #live;
  #preview;
  #hasGrid = true;
  #frame = 0;
  #isStoredDirty = true;
  #withheld = new Withheld();

  /** @param {HTMLElement} stage @param {ItemsState} state @param {Pictures} [pictures] */
  constructor(stage, state, pictures) {
    super(state);
    this.stage = stage;
    this.pictures = pictures;
    this.#canvases = new StageCanvases(stage);
    const source = new TileSource({
      itemsIn: (box) => this.index.in(box).filter(({ id }) => !this.#withheld.has(id)),
      palette: () => this.palette,
      pictures,
      hasGrid: () => this.#hasGrid,
      ratio: () => this.#canvases.ratio,
    });
    this.#stored = new StoredLayer(this.#canvases.stored, this.camera, source);
    this.#live = new LiveLayer(this.#canvases.live);
    this.#preview = new Preview(pictures, () => this.#canvases.ratio);
    this.#live.add((context, frame) => this.#preview.paint(context, frame));
    this.camera.on("change", () => this.#redraw());
    pictures?.on("change", (id) => this.#repaint(this.index.withPicture(id)));
    onThemeChange(() => this.#turn());
    this.#canvases.fit((width, height) => this.#resize(width, height));
  }

  /** After each change of the state. @param {readonly string[]} ids */
  update(ids) {
    const { boxes, over } = this.index.update(ids);
    this.#stored.invalidate(boxes);
    if (over) {
      this.#withheld.release("preview", over.item.id);
      this.#stored.paintOver(over.item, over.box);
    }
    if (ids.length) this.#redraw();
  }

  /** Shows these in place of the stored ones of the same ids; null: no longer. @param {readonly Item[] | null} items @param {{dx: number, dy: number}} [by] */
  preview(items, by = { dx: 0, dy: 0 }) {
    if (items) this.#preview.show(items, by);
    else this.#preview.leave(performance.now());
    this.#withhold("preview", items?.map(({ id }) => id) ?? []);
    this.refresh();
  }

  /** Not to be drawn at all: a text that is being edited. @param {Iterable<string>} ids */
  hide(ids) {
    this.#withhold("hidden", ids);
  }

  /** Drawn by a painter, at another place. @param {Iterable<string>} ids */
  lift(ids) {
    this.#withhold("lifted", ids);
  }

  /** @param {Painter} painter on the live layer @returns {() => void} takes it away again */
  addPainter(painter) {
    this.refresh();
    return this.#live.add(painter);
  }

  /** What is drawn by a painter is another now. */
  refresh() {
    this.#frame ||= requestAnimationFrame((time) => this.#render(time));
  }

  get grid() {
    return this.#hasGrid;
  }

  set grid(isShown) {
    this.#hasGrid = isShown;
    this.#stored.invalidateAll();
    this.#redraw();
  }

  /** @param {string} reason @param {Iterable<string>} ids */
  #withhold(reason, ids) {
    const touched = this.#withheld.set(reason, ids);
    if (touched.length) this.#repaint(touched);
  }

  /** @param {Iterable<string>} ids */
  #repaint(ids) {
    this.#stored.invalidate(this.index.boxesOf(ids));
    this.#redraw();
  }

  #redraw() {
    this.#isStoredDirty = true;
    this.refresh();
  }

  /** @param {number} time */
  #render(time) {
    this.#frame = 0;
    if (this.#isStoredDirty) this.#isStoredDirty = this.#stored.render(performance.now());
    this.#settle();
    const { camera, palette } = this;
    const more = this.#live.render({ time, camera, palette }, this.#canvases.ratio);
    if (more || this.#isStoredDirty) this.refresh();
  }

  /** What was previewed goes when the stored things look as it did. */
  #settle() {
    const isSettled = this.#stored.isSettled;
    if (this.#preview.lingers(performance.now(), isSettled)) this.refresh();
    if (isSettled === this.isSettled) return;
    this.isSettled = isSettled;
    this.stage.toggleAttribute("data-settled", isSettled);
    if (isSettled) this.emit("settled", undefined);
  }

  /** The page has turned light or dark. */
  #turn() {
    this.palette = currentPalette();
    this.#stored.invalidateAll();
    this.#redraw();
  }

  /** @param {number} width @param {number} height */
  #resize(width, height) {
    this.camera.resize(width, height);
    this.#redraw();
  }
}
