/** What it means to pull a handle: by how much things are stretched, and about which point. */

import { changed } from "./item_fields.js";
import { mirrored } from "./mirror.js";
import { measureText } from "./text_layout.js";
import { fromLocal, toLocal } from "./turning.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box, Point } from "./boxes.js" */

/** @typedef {"n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw"} Handle */
/** @typedef {{keepAspect?: boolean, fromMiddle?: boolean}} How */
/** @typedef {{sx: number, sy: number, about: Point}} Scaling */

const LEAST = 1; // unit: no box gets narrower

/** @param {Box} frame @param {Handle} handle @param {Point} point where the handle is pulled to @param {How} [how] @returns {Scaling} */
export function groupScale(frame, handle, point, how = {}) {
  const across = along(frame.left, frame.right, point.x, sideOf(handle, "w", "e"), how);
  const down = along(frame.top, frame.bottom, point.y, sideOf(handle, "n", "s"), how);
  const about = { x: across.about, y: down.about };
  if (!how.keepAspect) return { sx: across.factor, sy: down.factor, about };
  const factor = larger(across, down);
  return { sx: withSign(factor, across.factor), sy: withSign(factor, down.factor), about };
}

/** One item, along its own sides however it is turned. @param {Item} item @param {Handle} handle @param {Point} point of the board @param {How} [how] @returns {Item} */
export function resized(item, handle, point, how = {}) {
  const { x, y, w, h } = item;
  const isText = item.kind === "text";
  const keepAspect = isText ? handle.length === 2 : (how.keepAspect ?? false);
  if (isText && (handle === "n" || handle === "s")) return item;
  const frame = { left: x, top: y, right: x + w, bottom: y + h };
  const scaling = groupScale(frame, handle, toLocal(item, point), { ...how, keepAspect });
  if (isText && handle.length === 1) return rewrapped(item, scaling);
  return stretched(item, scaling, isText ? Math.abs(scaling.sx) : 1);
}

/** @param {Item} item @param {Scaling} scaling @param {number} type factor for the height of its type @returns {Item} */
function stretched(item, { sx, sy, about }, type) {
  const [w, h] = [item.w * Math.abs(sx), item.h * Math.abs(sy)];
  const local = {
    x: about.x + (item.x + item.w / 2 - about.x) * sx,
    y: about.y + (item.y + item.h / 2 - about.y) * sy,
  };
  const points = sx < 0 || sy < 0 ? mirrored(item, sx < 0, sy < 0) : {};
  return placed(item, local, { w, h, size: item.size * type, ...points });
}

/** Text gets other lines, not other letters; its first line stays where it is. @param {Item} item @param {Scaling} scaling @returns {Item} */
function rewrapped(item, { sx, about }) {
  const w = Math.max(item.size, item.w * Math.abs(sx));
  const { h } = measureText(item.text, item.size, w);
  const side = item.x + item.w / 2 < about.x ? -1 : 1;
  const x = about.x === item.x + item.w / 2 ? about.x : about.x + (side * w) / 2;
  return placed(item, { x, y: item.y + h / 2 }, { w, h });
}

/** @param {Item} item @param {Point} local its new middle, as if it were not turned @param {Partial<Item> & {w: number, h: number}} fields */
function placed(item, local, fields) {
  const middle = fromLocal(item, local);
  return changed(item, { ...fields, id: item.id, x: middle.x - fields.w / 2, y: middle.y - fields.h / 2 });
}

/** −1: the handle is at the beginning of this axis, 1: at its end, 0: in the middle. @param {string} handle @param {string} start @param {string} end */
function sideOf(handle, start, end) {
  return Number(handle.includes(end)) - Number(handle.includes(start));
}

/** One axis. @param {number} start @param {number} end @param {number} to @param {number} side @param {How} how */
function along(start, end, to, side, { fromMiddle = false }) {
  const middle = (start + end) / 2;
  const from = side < 0 ? start : end;
  const about = fromMiddle || !side ? middle : start + end - from;
  const factor = !side || from === about ? 1 : (to - about) / (from - about);
  const least = LEAST / Math.max(LEAST, end - start);
  return { about, factor: Math.abs(factor) < least ? withSign(least, factor) : factor, pulled: side !== 0 };
}

/** @param {{factor: number, pulled: boolean}} across @param {{factor: number, pulled: boolean}} down */
function larger(across, down) {
  if (!down.pulled) return Math.abs(across.factor);
  if (!across.pulled) return Math.abs(down.factor);
  return Math.max(Math.abs(across.factor), Math.abs(down.factor));
}

/** @param {number} value @param {number} sign */
function withSign(value, sign) {
  return sign < 0 ? -value : value;
}
