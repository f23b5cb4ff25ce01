/** Sends what changes together: as the plain command where it is only one thing, else as one change, or as many as are needed. Stop 1. */

import { inChunks } from "./changes.js";

/** @import { GivenItem, ItemChanges } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */

/** @param {Room} room @param {{add?: GivenItem[], edit?: ItemChanges[], remove?: string[]}} changes */
export function sendChanges(room, { add = [], edit = [], remove = [] }) {
  const count = add.length + edit.length + remove.length;
  if (count === 1 && add.length) room.send("item.add", add[0]);
  else if (count === 1 && edit.length) room.send("item.edit", edit[0]);
  else if (count === 1) room.send("item.remove", { id: remove[0] });
  else if (count) for (const chunk of inChunks({ add, edit, remove })) room.send("items.change", chunk);
}
