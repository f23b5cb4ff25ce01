/** Rubbing out a part of a line: what a round brush passes over goes, what remains is one or more new lines. */

import { boundsOf } from "./bounds.js";
import { boxOf, grow, intersects } from "./boxes.js";
import { given } from "./item_fields.js";
import { squaredDistance } from "./segments.js";
import { simplify } from "./simplify.js";
import { curveOf } from "./stroke_curve.js";
import { strokeFields, strokeOf } from "./stroke_points.js";
import { fromLocal } from "./turning.js";

/** @import { GivenItem, Item } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */

const FINE = 3; // pieces of the line per radius of the brush: how exactly it is cut
const CRUMB = 0.5; // widths of the line: a shorter rest is rubbed out with it

/**
 * @param {Item} item @param {readonly Point[]} path of the brush @param {number} radius of the brush, units @param {() => string} newId
 * @returns {GivenItem[] | null} the pieces that remain, none if all is gone; null if the brush did not touch it
 */
export function erased(item, path, radius, newId) {
  const reach = radius + item.size / 2;
  if (!path.length || !intersects(boundsOf(item), grow(boxOf(path), radius))) return null;
  if (item.kind !== "pen" && item.kind !== "highlighter" && item.kind !== "line") return whole(item, path, reach);
  const flat = finely(onBoard(item), radius / FINE);
  const gone = rubbed(flat, path, reach);
  if (!gone.includes(1)) return null;
  return remains(flat, gone)
    .filter((piece) => lengthOf(piece) > CRUMB * item.size)
    .map((piece) => pieceOf(item, piece, newId()));
}

/** What is no line goes as a whole. @param {Item} item @param {readonly Point[]} path @param {number} reach */
function whole(item, path, reach) {
  return item.kind === "arrow" && rubbed(finely(onBoard(item), reach / FINE), path, reach).includes(1) ? [] : null;
}

/** Its points on the board, turned as it is: x, y, pressure. @param {Item} item */
function onBoard(item) {
  const curve = curveOf(item);
  const flat = [];
  for (let i = 0; i < curve.length; i += 3) {
    const { x, y } = fromLocal(item, { x: item.x + curve[i], y: item.y + curve[i + 1] });
    flat.push(x, y, curve[i + 2]);
  }
  return flat;
}

/** Points at most so far apart. @param {number[]} flat @param {number} apart */
function finely(flat, apart) {
  const fine = flat.slice(0, 3);
  for (let i = 3; i < flat.length; i += 3) {
    const pieces = Math.max(1, Math.ceil(Math.hypot(flat[i] - flat[i - 3], flat[i + 1] - flat[i - 2]) / apart));
    for (let k = 1; k <= pieces; k += 1) {
      for (let of = 0; of < 3; of += 1) fine.push(flat[i - 3 + of] + ((flat[i + of] - flat[i - 3 + of]) * k) / pieces);
    }
  }
  return fine;
}

/** 1 for each point under the brush. @param {number[]} flat @param {readonly Point[]} path @param {number} reach */
function rubbed(flat, path, reach) {
  const gone = new Uint8Array(flat.length / 3);
  for (let k = 0; k < path.length; k += 1) {
    const [a, b] = [path[Math.max(0, k - 1)], path[k]];
    const near = grow(boxOf([a, b]), reach);
    for (let i = 0; i < gone.length; i += 1) {
      const [x, y] = [flat[3 * i], flat[3 * i + 1]];
      if (x < near.left || x > near.right || y < near.top || y > near.bottom) continue;
      if (squaredDistance(x, y, a.x, a.y, b.x, b.y) <= reach * reach) gone[i] = 1;
    }
  }
  return gone;
}

/** @param {number[]} flat @param {Uint8Array} gone @returns {number[][]} */
function remains(flat, gone) {
  const pieces = [];
  /** @type {number[]} */
  let piece = [];
  for (let i = 0; i < gone.length; i += 1) {
    if (!gone[i]) piece.push(...flat.slice(3 * i, 3 * i + 3));
    else if (piece.length) {
      pieces.push(piece);
      piece = [];
    }
  }
  return piece.length ? [...pieces, piece] : pieces;
}

/** @param {number[]} flat */
function lengthOf(flat) {
  let length = 0;
  for (let i = 3; i < flat.length; i += 3) length += Math.hypot(flat[i] - flat[i - 3], flat[i + 1] - flat[i - 2]);
  return length;
}

/** In the place of the whole: as high, in the same manner. @param {Item} item @param {number[]} flat @param {string} id @returns {GivenItem} */
function pieceOf(item, flat, id) {
  const { isPressed, bulge } = strokeOf(item);
  const step = Math.min(8, Math.max(1 / 32, 2 ** Math.floor(Math.log2(bulge / 1.3 || item.step))));
  const points = simplify(flat, bulge / 4, isPressed ? item.size : 0);
  return { ...given({ ...item, r: 0 }), id, ...strokeFields(points, { step, isPressed }) };
}
