/** What just happened in a room, in a few words. */

/** @import { EventType, RoomEvent, Status } from "../../types.d.ts" */

/** @type {Partial<Record<EventType, string>>} */
const DEEDS = {
  "marker.added": "put down",
  "marker.moved": "moved",
  "marker.edited": "changed",
  "marker.removed": "removed",
  "marker.locked": "locked or unlocked",
  "post.added": "posted",
  "post.edited": "changed",
};

/** Where the things have no names of their own. @type {Partial<Record<EventType, string>>} */
const DRAWN = {
  "item.added": "drew something",
  "item.edited": "changed something",
  "item.removed": "removed something",
  "items.changed": "changed several things",
  "board.cleared": "cleared the board",
};

/**
 * @param {RoomEvent} event
 * @param {string} title the marker's, "" if it has none
 * @returns {string} such as "Ana moved Lighthouse, change 1,284"; "" for what is no news here
 */
export function newsOf({ type, who, seq }, title) {
  const deed = DEEDS[type] ? `${DEEDS[type]} ${title || "a marker"}` : DRAWN[type];
  return deed ? `${who || "Somebody"} ${deed}, change ${seq.toLocaleString("en")}` : "";
}

/**
 * @param {Status["state"]} state
 * @param {number} total how many are in the room
 * @param {number} seq
 */
export function peopleWords(state, total, seq) {
  if (state === "connecting") return "Connecting…";
  if (state !== "online") return "Not connected just now";
  const here = total > 0 ? `${total} ${total === 1 ? "person" : "people"} in it now` : "Live now";
  return seq ? `${here}. ${seq.toLocaleString("en")} changes so far.` : `${here}.`;
}
