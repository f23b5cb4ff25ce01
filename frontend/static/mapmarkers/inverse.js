/** What undoes a command, given the marker as it was before: the rule behind undo and redo. */

import { given } from "./markers_state.js";
/** @import { Command, Draft, Marker } from "../../types.d.ts" */

/**
 * @param {Command | Draft} command
 * @param {Marker | undefined} before the command's marker before it
 * @returns {Draft | null} null where there is nothing to undo
 */
export function inverse(command, before) {
  switch (command.type) {
    case "marker.add":
      return { type: "marker.remove", id: command.id };
    case "marker.remove":
      return before ? { type: "marker.add", ...given(before) } : null;
    case "marker.move":
      return before ? { type: "marker.move", id: before.id, lat: before.lat, lng: before.lng } : null;
    case "marker.edit":
      return before ? { type: "marker.edit", id: before.id, ...earlier(command, before) } : null;
    case "marker.lock":
      return { type: "marker.lock", id: command.id, locked: !command.locked };
    default:
      return null;
  }
}

/** @param {Partial<Marker>} changes @param {Marker} before @returns {Partial<Marker>} */
function earlier(changes, before) {
  const fields = /** @type {const} */ (["title", "note", "color", "icon"]);
  return Object.fromEntries(
    fields.filter((field) => changes[field] !== undefined).map((field) => [field, before[field]]),
  );
}
