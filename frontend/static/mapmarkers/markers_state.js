/** All markers as they are to be shown: what is stored (snapshot and events), with one's own unacknowledged commands on top. */

import { changesAskedFor, changesOf, foundAt, stored } from "./marker_changes.js";

/** @import { Command, Marker, RoomEvent, Whereabouts } from "../../types.d.ts" */
/** @import { Change } from "./marker_changes.js" */

/**
 * A refused command needs no undoing: it is dropped, and its markers are worked out again from what is stored.
 * Each method returns the ids of the markers that may look different now.
 */
export class MarkersState {
  /** @type {Map<string, Marker>} */
  #stored = new Map();
  /** @type {Map<string, {op: string, after: Change[1]}[]>} by marker id, oldest first */
  #pending = new Map();
  /** Which markers a pending command is about. @type {Map<string, string[]>} by op */
  #asked = new Map();
  /** @type {Map<string, Marker>} */
  #shown = new Map();

  /** @param {(Marker & Partial<Whereabouts>)[]} markers a snapshot @returns {string[]} */
  replace(markers) {
    const before = [...this.#shown.keys()];
    this.#stored = new Map(markers.map((marker) => [marker.id, foundAt(stored(marker), marker)]));
    return this.#show(new Set([...before, ...this.#stored.keys(), ...this.#pending.keys()]));
  }

  /** @param {RoomEvent} event @returns {string[]} */
  apply(event) {
    const changes = changesOf(event);
    for (const [id, after] of changes) {
      const marker = after(this.#stored.get(id));
      if (marker) this.#stored.set(id, marker);
      else this.#stored.delete(id);
    }
    return this.#show(changes.map(([id]) => id));
  }

  /** One's own command, shown at once. @param {Command} command @returns {string[]} */
  propose(command) {
    const { op } = command;
    const changes = changesAskedFor(command);
    for (const [id, after] of changes) this.#pending.set(id, [...(this.#pending.get(id) ?? []), { op, after }]);
    if (changes.length)
      this.#asked.set(
        op,
        changes.map(([id]) => id),
      );
    return this.#show(this.#asked.get(op) ?? []);
  }

  /** It is stored, or refused for good: either way it is no longer pending. @param {string} op @returns {string[]} */
  drop(op) {
    const ids = this.#asked.get(op) ?? [];
    this.#asked.delete(op);
    for (const id of ids) {
      const rest = (this.#pending.get(id) ?? []).filter((each) => each.op !== op);
      if (rest.length) this.#pending.set(id, rest);
      else this.#pending.delete(id);
    }
    return this.#show(ids);
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
      const pending = this.#pending.get(id) ?? [];
      const marker = pending.reduce((before, { after }) => after(before), this.#stored.get(id));
      if (marker) this.#shown.set(id, marker);
      else this.#shown.delete(id);
    }
    return touched;
  }
}
