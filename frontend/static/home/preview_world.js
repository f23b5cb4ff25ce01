/** The preview's base map: the atlas on a canvas that covers its place, and the way from degrees to pixels. */

import { decodeAtlas } from "../mapmarkers/atlas_decode.js";
import { AtlasPainter } from "../mapmarkers/atlas_draw.js";
import { readPalette } from "../mapmarkers/atlas_palette.js";
import { xOf, yOf } from "../mapmarkers/mercator.js";
import { element } from "../shared/element.js";
import { onThemeChange } from "../shared/theme.js";
import { coveringView } from "./covering_view.js";

/** @import { Atlas } from "../mapmarkers/atlas_decode.js" */

const MAX_RATIO = 2; // device pixels per pixel

export class PreviewWorld {
  #stage;
  #canvas = element("canvas", { class: "preview__sea" });
  /** @type {Atlas | null} */
  #atlas = null;
  #view;
  onResize = () => {};

  /** @param {HTMLElement} stage @param {string} address the atlas file's */
  constructor(stage, address) {
    this.#stage = stage;
    stage.prepend(this.#canvas);
    this.#view = coveringView(stage.clientWidth, stage.clientHeight);
    new ResizeObserver(() => this.#fit()).observe(stage);
    onThemeChange(() => this.#draw());
    this.#load(address);
  }

  /** @param {{lat: number, lng: number}} place @returns {[number, number]} */
  toPixels({ lat, lng }) {
    const { x, y, scale } = this.#view;
    return [(xOf(lng) - x) * scale, (yOf(lat) - y) * scale];
  }

  /** @param {string} address */
  async #load(address) {
    this.#atlas = { ...decodeAtlas(await (await fetch(address)).json()), names: [] };
    this.#draw();
  }

  #fit() {
    const { clientWidth, clientHeight } = this.#stage;
    const ratio = Math.min(MAX_RATIO, window.devicePixelRatio || 1);
    this.#view = coveringView(clientWidth, clientHeight);
    this.#canvas.width = Math.round(clientWidth * ratio);
    this.#canvas.height = Math.round(clientHeight * ratio);
    this.#canvas.getContext("2d")?.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#draw();
    this.onResize();
  }

  #draw() {
    const context = this.#canvas.getContext("2d", { alpha: false });
    if (!context || !this.#atlas) return;
    new AtlasPainter(readPalette(this.#stage)).draw(context, this.#atlas, this.#view, 0);
  }
}
