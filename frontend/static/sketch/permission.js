/** Whether this person may draw here, and if not, why. */

/** @import { Item } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */

/** @param {Room} room @returns {string} "" if one may */
export function whyReadOnly(room) {
  if (room.canEdit) return "";
  return room.role === "viewer" ? "Your link lets you look, but not change anything." : "The room is frozen.";
}

/** Why these stay as they are: in a room where one only adds, what others drew is theirs. @param {Room} room @param {Item[]} items @returns {string} */
export function whyUnchangeable(room, items) {
  const theirs = items.some(({ by }) => !room.mayChange(by || undefined));
  return whyReadOnly(room) || (theirs ? "Here you can change only what you drew yourself." : "");
}
