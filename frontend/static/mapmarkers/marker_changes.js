/** What an event or a command makes of each marker that it is about: the rules behind `markers_state.js`. */

/** @import { Command, Marker, MarkerChanges, RoomEvent, Whereabouts } from "../../types.d.ts" */

/**
 * A marker's id, and what becomes of it: undefined where it is removed, or was not there.
 * @typedef {[id: string, after: (marker: Marker | undefined) => Marker | undefined]} Change
 */

const FIELDS = /** @type {const} */ (["lat", "lng", "title", "note", "color", "icon", "locked"]);

/** @param {RoomEvent} event @returns {Change[]} */
export function changesOf(event) {
  switch (event.type) {
    case "marker.added":
      return [[event.id, () => stored(event, event.by)]];
    case "marker.moved":
    case "marker.edited":
    case "marker.locked":
      return [edited(event)];
    case "marker.removed":
      return [removed(event.id)];
    case "marker.placed":
      return [placed(event)];
    case "markers.placed":
      return event.placed.map(placed);
    case "markers.changed":
      return [
        ...event.removed.map(removed),
        ...event.edited.map(edited),
        ...event.added.map((marker) => /** @type {Change} */ ([marker.id, () => stored(marker, event.by)])),
      ];
    default:
      return [];
  }
}

/** The same for one's own command, before anybody has said yes to it. @param {Command} command @returns {Change[]} */
export function changesAskedFor(command) {
  switch (command.type) {
    case "marker.add":
      return [added(command)];
    case "marker.move":
    case "marker.edit":
    case "marker.lock":
      return [edited(command)];
    case "marker.remove":
      return [removed(command.id)];
    case "markers.change": {
      const { add = [], edit = [], remove = [] } = command;
      return [...remove.map(removed), ...edit.map(edited), ...add.map(added)];
    }
    default:
      return [];
  }
}

/**
 * What a `marker.add` says of a marker: all that people gave it, and not what the server found out.
 *
 * @param {Partial<Marker> & {id: string, lat: number, lng: number}} fields @returns {Marker}
 */
export function given({ id, lat, lng, title = "", note = "", color = "", icon = "", locked = false }) {
  return { id, lat, lng, title, note, color, icon, locked };
}

/** As the room has it: also who put it there. @param {Parameters<typeof given>[0]} fields @param {string} [by] @returns {Marker} */
export function stored(fields, by = fields.added_by) {
  const marker = given(fields);
  return by === undefined ? marker : { ...marker, added_by: fields.added_by ?? by };
}

/** @param {Marker} marker @param {Partial<Whereabouts>} found @returns {Marker} */
export function foundAt(marker, { country = "", town = "", km = null }) {
  return country || town ? { ...marker, where: { country, town, km } } : marker;
}

/** Only what is said of it; where it is then is not known yet. @param {MarkerChanges} changes @returns {Change} */
function edited(changes) {
  const named = FIELDS.filter((field) => changes[field] !== undefined);
  const fields = Object.fromEntries(named.map((field) => [field, changes[field]]));
  return [
    changes.id,
    (marker) => {
      if (!marker) return undefined;
      const after = { ...marker, ...fields };
      if ("lat" in fields || "lng" in fields) delete after.where;
      return after;
    },
  ];
}

/** @param {Parameters<typeof given>[0]} fields @returns {Change} */
function added(fields) {
  return [fields.id, (marker) => marker ?? given(fields)];
}

/** @param {string} id @returns {Change} */
function removed(id) {
  return [id, () => undefined];
}

/** @param {{id: string} & Whereabouts} found @returns {Change} */
function placed(found) {
  return [found.id, (marker) => marker && foundAt(marker, found)];
}
