/** The net of meridians and parallels: about one line per 160 pixels, at round degrees. */

import { latOf, wrapLng, xOf, yOf } from "./mercator.js";

/** @import { View } from "./atlas_trace.js" */

const STEPS = [30, 15, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01]; // degrees
const APART = 110; // pixels, at least

/** @param {number} scale pixels per world @returns {number} degrees between two lines */
export function graticuleStep(scale) {
  return STEPS.findLast((step) => (step / 360) * scale >= APART) ?? STEPS[0];
}

/**
 * @typedef {{at: number, degrees: number}} NetLine  at: canvas pixels from the left, or from the top
 *
 * @param {View} view
 * @returns {{meridians: NetLine[], parallels: NetLine[]}}
 */
export function graticule(view) {
  const step = graticuleStep(view.scale);
  const west = (view.x - 0.5) * 360;
  const east = west + (view.width / view.scale) * 360;
  const north = latOf(Math.max(0, view.y));
  const south = latOf(Math.min(1, view.y + view.height / view.scale));
  return {
    meridians: rounds(west, east, step).map((lng) => ({ at: (xOf(lng) - view.x) * view.scale, degrees: wrapLng(lng) })),
    parallels: rounds(south, north, step).map((lat) => ({ at: (yOf(lat) - view.y) * view.scale, degrees: lat })),
  };
}

/** @param {number} from @param {number} to @param {number} step @returns {number[]} */
function rounds(from, to, step) {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

/** @param {number} degrees @param {"NS" | "EW"} sides @returns {string} such as "52.25° N" */
export function degreeText(degrees, sides) {
  const rounded = Number(Math.abs(degrees).toFixed(2));
  const side = rounded === 0 ? "" : ` ${sides[degrees > 0 ? 0 : 1]}`;
  return `${rounded}°${side}`;
}
