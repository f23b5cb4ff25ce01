/** Each kind of item as SVG, in units from its corner and not turned. */

import { arrowHead } from "./arrow_head.js";
import { cornerRadius } from "./draw_shapes.js";
import { dashes } from "./draw_stroke.js";
import { linesOf } from "./draw_text.js";
import { outline } from "./outline.js";
import { NOTE_COLOR, tint } from "./palette.js";
import { curveOf } from "./stroke_curve.js";
import { strokeOf } from "./stroke_points.js";
import { pathData, tag } from "./svg_text.js";
import { FONT, LINE, NOTE_PADDING } from "./text_layout.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Palette } from "./palette.js" */

/** @typedef {{palette: Palette, color: string, pictureUrl: (id: string) => string | null | undefined}} How */

const BASELINE = 0.98; // heights of the type, as on the canvas

/** @type {Record<Item["kind"], (item: Item, how: How) => string>} */
export const SVG_MARKUP = {
  pen: (item, how) => (item.dash ? line(item, how) : pen(item, how)),
  highlighter: line,
  line,
  arrow: (item, how) => line(item, how) + head(item, how),
  rectangle: ({ w, h, ...rest }, how) =>
    tag("rect", { width: w, height: h, rx: cornerRadius({ w, h }), ...painted(rest, how) }),
  ellipse: ({ w, h, ...rest }, how) =>
    tag("ellipse", { cx: w / 2, cy: h / 2, rx: w / 2, ry: h / 2, ...painted(rest, how) }),
  text: (item, how) => words(item, how, { width: item.w || Infinity, x: 0, y: 0, anchor: "start" }),
  note,
  image: (item, { pictureUrl, palette }) => {
    const size = { width: item.w, height: item.h };
    const href = pictureUrl(item.image);
    return href
      ? tag("image", { ...size, href, preserveAspectRatio: "none" })
      : tag("rect", { ...size, rx: 4, fill: palette.gridStrong });
  },
};

/** @param {Item} item @param {How} how */
function pen(item, { color }) {
  const d = outline(curveOf(item), item.size).map((polygon) => `${pathData(polygon, 2)}Z`);
  return tag("path", { d: d.join(""), fill: color });
}

/** @param {Item} item @param {How} how */
function line(item, how) {
  return tag("path", { d: pathData(curveOf(item), 3), ...drawn(item, how), fill: "none" });
}

/** @param {Item} item @param {How} how */
function head(item, how) {
  const { flat } = strokeOf(item);
  const end = flat.length;
  if (end < 6) return "";
  const [from, to] = [end - 6, end - 3].map((i) => ({ x: flat[i], y: flat[i + 1] }));
  const barbs = arrowHead(from, to, item.size).flatMap(({ x, y }) => [x, y]);
  return tag("path", { d: pathData(barbs, 2), ...drawn({ ...item, dash: "" }, how), fill: "none" });
}

/** @param {Pick<Item, "dash" | "size" | "fill">} item @param {How} how */
function painted(item, how) {
  return { ...drawn(item, how), fill: item.fill ? tint(how.palette, item.fill, "fill") : "none" };
}

/** @param {Pick<Item, "dash" | "size">} item @param {How} how */
function drawn(item, { color }) {
  const gaps = dashes(item).join(" ") || undefined;
  const round = { "stroke-linecap": "round", "stroke-linejoin": "round" };
  return { stroke: color, "stroke-width": item.size, ...round, "stroke-dasharray": gaps };
}

/** @param {Item} item @param {How} how */
function note(item, how) {
  const paper = { width: item.w, height: item.h, rx: 4, fill: tint(how.palette, item.fill || NOTE_COLOR, "note") };
  const width = item.w - 2 * NOTE_PADDING;
  const high = linesOf(item, width).length * LINE * item.size;
  const y = Math.max(NOTE_PADDING, (item.h - high) / 2);
  return tag("rect", paper) + words(item, how, { width, x: item.w / 2, y, anchor: "middle" });
}

/** @param {Item} item @param {How} how @param {{width: number, x: number, y: number, anchor: string}} where */
function words(item, { color }, { width, x, y, anchor }) {
  if (!item.text) return "";
  const rows = linesOf(item, width).map((text, i) =>
    tag("tspan", { x, y: y + (i * LINE + BASELINE) * item.size }, text.trimEnd()),
  );
  const type = { "font-family": FONT, "font-size": item.size, "text-anchor": anchor, fill: color };
  return tag("text", { ...type, "xml:space": "preserve" }, { markup: rows.join("") });
}
