/** Items for the tests, as they would stand on a board. */

import { complete } from "../../../frontend/static/sketch/item_fields.js";
import { strokeFields } from "../../../frontend/static/sketch/stroke_points.js";

/** @import { GivenItem, Item, RoomEvent } from "../../../frontend/types.d.ts" */

export const ANA = { by: "ana", who: "Ana" };
export const BEN = { by: "ben", who: "Ben" };

/** @param {string} id @param {Partial<GivenItem>} [fields] @returns {Item} a rectangle of 100 × 50, unless something else is said */
export function item(id, fields = {}) {
  return complete({ id, kind: "rectangle", x: 0, y: 0, w: 100, h: 50, z: 1, ...fields }, ANA);
}

/** @param {string} id @param {[number, number, number?][]} points on the board @param {Partial<GivenItem>} [fields] @returns {Item} */
export function stroke(id, points, fields = {}) {
  const isPressed = points.some(([, , pressure]) => pressure !== undefined);
  const flat = points.flatMap(([x, y, pressure = 0.5]) => [x, y, pressure]);
  const line = strokeFields(flat, { step: 0.25, isPressed });
  return complete({ id, kind: "pen", size: 4, ...line, ...fields }, ANA);
}

let seq = 0;

/** @param {string} type @param {object} data @param {{by: string, who: string}} [actor] @returns {RoomEvent} */
export function event(type, data, actor = ANA) {
  seq += 1;
  return /** @type {any} */ ({ seq, type, op: "", at: "", mine: false, ...actor, ...data });
}
