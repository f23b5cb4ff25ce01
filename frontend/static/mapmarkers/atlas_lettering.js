/** Writes the names on the base map: placed once per zoom, so that none jumps while the map moves. */

import { placeNames } from "./atlas_names.js";
import { degreeText, graticule } from "./graticule.js";

/** @import { Atlas, Name } from "./atlas_decode.js" */
/** @import { Label, Measure, Spot } from "./atlas_names.js" */
/** @import { Palette } from "./atlas_palette.js" */
/** @import { View } from "./atlas_trace.js" */

const WIDEST = 150; // pixels: half of the longest line
const HIGHEST = 40; // pixels: half of two lines

export class Lettering {
  /** @type {Map<string, number>} */
  #widths = new Map();
  /** @type {{atlas: Atlas, zoom: number, spots: Spot[], labels: Label[]} | null} */
  #placed = null;
  #ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  /** Markers that are not to be written over. @type {Spot[]} */
  spots = [];

  /** @param {Palette} palette */
  constructor(palette) {
    this.palette = palette;
  }

  /** @param {Atlas} atlas @param {number} zoom @returns {Label[]} */
  labels(atlas, zoom) {
    const placed = this.#placed;
    if (placed && placed.atlas === atlas && placed.zoom === zoom && placed.spots === this.spots) return placed.labels;
    /** @type {Measure} */
    const measure = (text, size, kind) => this.#measure(text, size, kind);
    const labels = placeNames(atlas.names, zoom, measure, this.spots);
    this.#placed = { atlas, zoom, spots: this.spots, labels };
    return labels;
  }

  /** @param {CanvasRenderingContext2D} context @param {Atlas} atlas @param {View} view @param {number} zoom */
  draw(context, atlas, view, zoom) {
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineWidth = 3;
    context.strokeStyle = this.palette.countryHalo;
    for (const label of this.labels(atlas, zoom)) {
      const y = (label.y - view.y) * view.scale;
      if (y < -HIGHEST || y > view.height + HIGHEST) continue;
      const margin = WIDEST / view.scale;
      const last = view.x + view.width / view.scale + margin - label.x;
      for (let copy = Math.ceil(view.x - margin - label.x); copy <= last; copy += 1) {
        this.#write(context, label, (label.x + copy - view.x) * view.scale, y);
      }
    }
  }

  /** At each crossing of the net. @param {CanvasRenderingContext2D} context @param {View} view */
  drawDegrees(context, view) {
    const { meridians, parallels } = graticule(view);
    this.#setFont(context, 10, "country");
    context.textAlign = "start";
    context.textBaseline = "bottom";
    context.fillStyle = this.palette.seaName;
    for (const { at: y, degrees: lat } of parallels) {
      for (const { at: x, degrees: lng } of meridians) {
        context.fillText(`${degreeText(lat, "NS")}  ${degreeText(lng, "EW")}`, x + 5, y - 4);
      }
    }
  }

  /** @param {CanvasRenderingContext2D} context @param {Label} label @param {number} x @param {number} y */
  #write(context, { lines, size, kind }, x, y) {
    this.#setFont(context, size, kind);
    context.fillStyle = kind === "sea" ? this.palette.seaName : this.palette.countryName;
    lines.forEach((line, index) => {
      const middle = y + (index - (lines.length - 1) / 2) * size * 1.2;
      if (kind === "country") context.strokeText(line, x, middle);
      context.fillText(line, x, middle);
    });
  }

  /** @param {string} text @param {number} size @param {Name["kind"]} kind @returns {number} pixels */
  #measure(text, size, kind) {
    const key = `${kind} ${size} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#setFont(this.#ruler, size, kind);
      width = this.#ruler.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }

  /** @param {CanvasRenderingContext2D} context @param {number} size @param {Name["kind"]} kind */
  #setFont(context, size, kind) {
    const { seaFont, countryFont } = this.palette;
    context.font = kind === "sea" ? `italic ${size}px ${seaFont}` : `500 ${size}px ${countryFont}`;
    if ("letterSpacing" in context) context.letterSpacing = kind === "sea" ? "0.06em" : "0.02em";
  }
}
