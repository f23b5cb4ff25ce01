/** Draws the base map onto a canvas: sea, net, shallows, land, borders, coasts and, last, the names. */

import { Lettering } from "./atlas_lettering.js";
import { trace } from "./atlas_trace.js";
import { graticule } from "./graticule.js";

/** @import { Atlas, Line } from "./atlas_decode.js" */
/** @import { Palette } from "./atlas_palette.js" */
/** @import { View } from "./atlas_trace.js" */

const CLOSE = 6; // zoom

export class AtlasPainter {
  /** @param {Palette} palette */
  constructor(palette) {
    this.palette = palette;
    this.lettering = new Lettering(palette);
  }

  /** @param {CanvasRenderingContext2D} context @param {Atlas} atlas @param {View} view @param {number} zoom */
  draw(context, atlas, view, zoom) {
    const { palette } = this;
    context.fillStyle = palette.sea;
    context.fillRect(0, 0, view.width, view.height);
    const net = netOf(view);
    stroke(context, net, palette.graticule, 1);
    context.lineJoin = context.lineCap = "round";
    const coasts = pathOf(atlas.coasts, view);
    for (const width of zoom < 3 ? [5] : [14, 6]) stroke(context, coasts, palette.shallow, width);
    atlas.tints.forEach((lines, tint) => {
      context.fillStyle = palette.land[tint];
      context.fill(pathOf(lines, view), "evenodd");
    });
    // So close there is little else to go by.
    if (zoom >= CLOSE) stroke(context, net, palette.graticuleOnLand, 1);
    stroke(context, pathOf(atlas.borders, view), palette.border, zoom < 4 ? 0.9 : 1.2);
    stroke(context, coasts, palette.coast, zoom < 4 ? 0.7 : 1);
    if (zoom >= CLOSE) this.lettering.drawDegrees(context, view);
    this.lettering.draw(context, atlas, view, zoom);
  }
}

/** @param {View} view @returns {Path2D} */
function netOf(view) {
  const { meridians, parallels } = graticule(view);
  const net = new Path2D();
  for (const { at } of meridians) {
    net.moveTo(Math.round(at) + 0.5, 0);
    net.lineTo(Math.round(at) + 0.5, view.height);
  }
  for (const { at } of parallels) {
    net.moveTo(0, Math.round(at) + 0.5);
    net.lineTo(view.width, Math.round(at) + 0.5);
  }
  return net;
}

/** @param {Line[]} lines @param {View} view @returns {Path2D} */
function pathOf(lines, view) {
  const path = new Path2D();
  for (const line of lines) trace(path, line, view);
  return path;
}

/** @param {CanvasRenderingContext2D} context @param {Path2D} path @param {string} color @param {number} width */
function stroke(context, path, color, width) {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke(path);
}
