/** All markers as they are to be shown: what is stored (snapshot and events), with one's own unacknowledged commands on top. */

/** @import { Command, Marker, RoomEvent, Whereabouts } from "../../types.d.ts" */

/**
 * A refused command needs no undoing: it is dropped, and its marker is worked out again from what is stored.
 * Each method returns the ids of the markers that may look different now.
 */
export class MarkersState {
  /** @type {Map<string, Marker>} */
  #stored = new Map();
  /** @type {Map<string, MarkerCommand[]>} by marker id, oldest first */
  #pending = new Map();
  /** @type {Map<string, Marker>} */
  #shown = new Map();

  /** @param {(Marker & Partial<Whereabouts>)[]} markers a snapshot @returns {string[]} */
  replace(markers) {
    const before = [...this.#shown.keys()];
    this.#stored = new Map(markers.map((marker) => [marker.id, foundAt(given(marker), marker)]));
    return this.#show(new Set([...before, ...this.#stored.keys(), ...this.#pending.keys()]));
  }

  /** @param {RoomEvent} event @returns {string[]} */
  apply(event) {
    if (!isMarkerEvent(event)) return [];
    const after = afterEvent(this.#stored.get(event.id), event);
    if (after) this.#stored.set(event.id, after);
    else this.#stored.delete(event.id);
    return this.#show([event.id]);
  }

  /** One's own command, shown at once. @param {Command} command @returns {string[]} */
  propose(command) {
    if (!isMarkerCommand(command)) return [];
    this.#pending.set(command.id, [...(this.#pending.get(command.id) ?? []), command]);
    return this.#show([command.id]);
  }

  /** It is stored, or refused for good: either way it is no longer pending. @param {string} op @returns {string[]} */
  drop(op) {
    for (const [id, commands] of this.#pending) {
      const rest = commands.filter((command) => command.op !== op);
      if (rest.length === commands.length) continue;
      if (rest.length) this.#pending.set(id, rest);
      else this.#pending.delete(id);
      return this.#show([id]);
    }
    return [];
  }

  /** @param {string} id @returns {Marker | undefined} */
  get(id) {
    return this.#shown.get(id);
  }

  /** @returns {Marker[]} */
  all() {
    return [...this.#shown.values()];
  }

  get size() {
    return this.#shown.size;
  }

  /** @param {Iterable<string>} ids @returns {string[]} */
  #show(ids) {
    const touched = [...ids];
    for (const id of touched) {
      const marker = (this.#pending.get(id) ?? []).reduce(afterCommand, this.#stored.get(id));
      if (marker) this.#shown.set(id, marker);
      else this.#shown.delete(id);
    }
    return touched;
  }
}

/**
 * @typedef {Extract<RoomEvent, {type: `marker.${string}`}>} MarkerEvent
 * @typedef {Extract<Command, {type: `marker.${string}`}>} MarkerCommand
 */

/** @param {RoomEvent} event @returns {event is MarkerEvent} */
function isMarkerEvent(event) {
  return event.type.startsWith("marker.");
}

/** @param {Command} command @returns {command is MarkerCommand} */
function isMarkerCommand(command) {
  return command.type.startsWith("marker.");
}

/** @param {Marker | undefined} marker @param {MarkerEvent} event @returns {Marker | undefined} */
function afterEvent(marker, event) {
  switch (event.type) {
    case "marker.added":
      return given(event);
    case "marker.removed":
      return undefined;
    case "marker.moved":
      return marker && movedTo(marker, event);
    case "marker.placed":
      return marker && foundAt(marker, event);
    case "marker.edited":
      return marker && { ...marker, ...texts(event) };
    case "marker.locked":
      return marker && { ...marker, locked: event.locked };
    default:
      return marker;
  }
}

/** @param {Marker | undefined} marker @param {MarkerCommand} command @returns {Marker | undefined} */
function afterCommand(marker, command) {
  switch (command.type) {
    case "marker.add":
      return marker ?? given(command);
    case "marker.remove":
      return undefined;
    case "marker.move":
      return marker && movedTo(marker, command);
    case "marker.edit":
      return marker && { ...marker, ...texts(command) };
    case "marker.lock":
      return marker && { ...marker, locked: command.locked };
    default:
      return marker;
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

/** Nobody knows yet in which country that is. @param {Marker} marker @param {{lat: number, lng: number}} place @returns {Marker} */
function movedTo(marker, { lat, lng }) {
  const moved = { ...marker, lat, lng };
  delete moved.where;
  return moved;
}

/** @param {Marker} marker @param {Partial<Whereabouts>} found @returns {Marker} */
function foundAt(marker, { country = "", town = "", km = null }) {
  return country || town ? { ...marker, where: { country, town, km } } : marker;
}

/** Only those of the four that are there. @param {Partial<Marker>} fields @returns {Partial<Marker>} */
function texts({ title, note, color, icon }) {
  return Object.fromEntries(Object.entries({ title, note, color, icon }).filter(([, value]) => value !== undefined));
}
