/** What undoes a command, given the markers as they were before: the rule behind undo and redo. */

import { inChunks } from "./chunks.js";
import { given } from "./marker_changes.js";

/** @import { Command, CommandFields, Draft, Marker, MarkerChanges } from "../../types.d.ts" */
/** @typedef {(id: string) => Marker | undefined} Before a marker as it was before the command */

const FIELDS = /** @type {const} */ (["lat", "lng", "title", "note", "color", "icon", "locked"]);

/**
 * @param {Command | Draft} command
 * @param {Before} before
 * @returns {Draft | Draft[] | null} null where there is nothing to undo
 */
export function inverse(command, before) {
  if (command.type === "markers.change") return manyBack(command, before);
  const marker = "id" in command ? before(command.id) : undefined;
  switch (command.type) {
    case "marker.add":
      return { type: "marker.remove", id: command.id };
    case "marker.remove":
      return marker ? { type: "marker.add", ...given(marker) } : null;
    case "marker.move":
      return marker ? { type: "marker.move", id: marker.id, lat: marker.lat, lng: marker.lng } : null;
    case "marker.edit":
      return marker ? { type: "marker.edit", ...earlier(command, marker) } : null;
    case "marker.lock":
      return { type: "marker.lock", id: command.id, locked: !command.locked };
    default:
      return null;
  }
}

/** What was added locked is unlocked first: a locked marker can't be removed. @param {CommandFields["markers.change"]} command @param {Before} before @returns {Draft[]} */
function manyBack({ add = [], edit = [], remove = [] }, before) {
  const locked = add.filter((marker) => marker.locked).map(({ id }) => ({ id, locked: false }));
  const back = {
    add: remove.flatMap((id) => withoutDefaults(before(id))),
    edit: edit.flatMap((changes) => {
      const marker = before(changes.id);
      return marker ? [earlier(changes, marker)] : [];
    }),
    remove: add.map(({ id }) => id),
  };
  return [...inChunks({ edit: locked }), ...inChunks(back)].map((fields) => ({ type: "markers.change", ...fields }));
}

/** @param {MarkerChanges} changes @param {Marker} before @returns {MarkerChanges} */
function earlier(changes, before) {
  const named = FIELDS.filter((field) => changes[field] !== undefined);
  return { id: before.id, ...Object.fromEntries(named.map((field) => [field, before[field]])) };
}

/** @param {Marker | undefined} marker */
function withoutDefaults(marker) {
  if (!marker) return [];
  const { id, lat, lng, ...rest } = given(marker);
  return [{ id, lat, lng, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) }];
}
