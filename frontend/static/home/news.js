/** What just happened in a room, in a few words. */

/** @import { EventType, RoomEvent, Status } from "../../types.d.ts" */

/** @type {Partial<Record<EventType, string>>} */
const DEEDS = {
  "marker.added": "put down",
  "marker.moved": "moved",
  "marker.edited": "changed",
  "marker.removed": "removed",
  "marker.locked": "locked or unlocked",
};

/**
 * @param {RoomEvent} event
 * @param {string} title the marker's, "" if it has none
 * @returns {string} such as "Ana moved Lighthouse, change 1,284"; "" for what is no news here
 */
export function newsOf({ type, who, seq }, title) {
  const deed = DEEDS[type];
  if (!deed) return "";
  return `${who || "Somebody"} ${deed} ${title || "a marker"}, change ${seq.toLocaleString("en")}`;
}

/**
 * @param {Status["state"]} state
 * @param {number} total how many are in the room, with you
 * @param {number} seq
 */
export function peopleWords(state, total, seq) {
  if (state === "connecting") return "Connecting…";
  if (state !== "online") return "Not connected just now";
  const others = total - 1;
  const here = others > 0 ? `${others} ${others === 1 ? "person" : "people"} in it now` : "Live now";
  return seq ? `${here}. ${seq.toLocaleString("en")} changes so far.` : `${here}.`;
}
