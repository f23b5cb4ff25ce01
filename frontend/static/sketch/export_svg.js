/** A board, or a part of it, as an SVG: the same lines as on the canvas, so that it looks the same everywhere. */

import { boundsOf } from "./bounds.js";
import { grow, isEmpty, union } from "./boxes.js";
import { tint } from "./palette.js";
import { SVG_MARKUP } from "./svg_markup.js";
import { number, tag } from "./svg_text.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Palette } from "./palette.js" */

const MARGIN = 24; // units

/** @typedef {{palette: Palette, pictureUrl?: (id: string) => string | null | undefined, background?: boolean, margin?: number, title?: string}} Options */

/** @param {readonly Item[]} items from the bottom up @param {Options} options @returns {string} */
export function toSvg(items, { palette, pictureUrl = () => null, background = true, margin = MARGIN, title = "" }) {
  const all = union(items.map(boundsOf));
  const { left, top, right, bottom } = isEmpty(all) ? { left: 0, top: 0, right: 1, bottom: 1 } : grow(all, margin);
  const [w, h] = [right - left, bottom - top];
  const paper = tag("rect", { x: left, y: top, width: w, height: h, fill: palette.paper });
  const parts = [
    title && tag("title", {}, title),
    background && paper,
    ...items.map((item) => itemMarkup(item, { palette, pictureUrl })),
  ];
  const size = { width: number(w), height: number(h), viewBox: [left, top, w, h].map(number).join(" ") };
  const head = { xmlns: "http://www.w3.org/2000/svg", ...size };
  return tag("svg", head, { markup: `\n${parts.filter(Boolean).join("\n")}\n` });
}

/** @param {Item} item @param {{palette: Palette, pictureUrl: (id: string) => string | null | undefined}} how */
function itemMarkup(item, how) {
  const { x, y, w, h, r } = item;
  const turn = r ? ` rotate(${number((r * 180) / Math.PI)} ${number(w / 2)} ${number(h / 2)})` : "";
  const isMarker = item.kind === "highlighter";
  const attributes = {
    transform: `translate(${number(x)} ${number(y)})${turn}`,
    opacity: item.opacity < 1 ? number(item.opacity) : undefined,
    style: isMarker ? `mix-blend-mode:${how.palette.blend}` : undefined,
  };
  const color = tint(how.palette, item.color, isMarker ? "marker" : "stroke");
  return tag("g", attributes, { markup: SVG_MARKUP[item.kind](item, { ...how, color }) });
}
