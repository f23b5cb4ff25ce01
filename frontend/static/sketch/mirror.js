/** The points of a stroke, turned over within its box. */

import { decode, encode } from "./polyline.js";

/** @import { Item } from "../../types.d.ts" */

/** @param {Item} item @param {boolean} across left becomes right @param {boolean} down top becomes bottom @returns {{points: string}} */
export function mirrored({ points }, across, down) {
  if (!points) return { points };
  const { dims, integers } = decode(points);
  const [farX, farY] = [0, 1].map((axis) => reach(integers, dims, axis));
  const turned = integers.map((value, i) => {
    if (i % dims === 0) return across ? farX - value : value;
    if (i % dims === 1) return down ? farY - value : value;
    return value;
  });
  return { points: encode(turned, dims) };
}

/** @param {number[]} integers @param {number} dims @param {number} axis */
function reach(integers, dims, axis) {
  let most = 0;
  for (let i = axis; i < integers.length; i += dims) most = Math.max(most, integers[i]);
  return most;
}
