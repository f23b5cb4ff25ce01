/** A marker in one's own hand: the others see it on its way, and it is stored at the drop. Stop 1 of a message's way. */

import { tidyPlace } from "./mercator.js";
/** @import { Marker } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Place } from "./glides.js" */
/** @import { Markers } from "./markers.js" */
/** @import { Ruler } from "./ruler.js" */

export class Grab {
  /** The marker in hand, "" for none. */
  id = "";
  /** @type {Place | null} */
  #place = null;

  /** @param {Room} room @param {Markers} markers @param {Ruler} ruler */
  constructor(room, markers, ruler) {
    this.room = room;
    this.markers = markers;
    this.ruler = ruler;
  }

  /** @param {string} id @returns {string} why this marker stays where it is, "" if it may be moved */
  whyNot(id) {
    const marker = this.markers.state.get(id);
    const locked = marker?.locked ? "This marker is locked." : "";
    return whyNotMine(this.room, marker) || locked || this.whyHeld(id);
  }

  /** @param {string} id @returns {string} */
  whyHeld(id) {
    const holder = this.markers.view(id)?.holder;
    return holder ? `${holder.name} is moving this.` : "";
  }

  /** @param {string} id @returns {boolean} */
  take(id) {
    if (this.id === id) return true;
    this.drop();
    if (!this.markers.view(id) || this.whyNot(id)) return false;
    this.id = id;
    this.markers.grab(id);
    const place = this.markers.state.get(id);
    if (place) this.ruler.begin(place);
    return true;
  }

  /** @param {Place} place */
  carry(place) {
    if (!this.id) return;
    this.#place = tidyPlace(place);
    this.markers.carry(this.id, place);
    this.ruler.move(place);
    this.room.live("marker.drag", { id: this.id, ...this.#place });
  }

  drop() {
    const [id, place] = this.#open();
    if (id && place && this.markers.state.get(id)) this.room.send("marker.move", { id, ...place });
    if (id) this.markers.letGo(id);
  }

  /** Back to where it was. */
  cancel() {
    const [id] = this.#open();
    if (!id) return;
    this.room.live("marker.release", { id });
    this.markers.letGo(id);
  }

  /** The room says no, since somebody was quicker: it springs back. @param {string} id */
  refuse(id) {
    if (this.id !== id) return;
    this.#open();
    this.markers.letGo(id);
  }

  /** @returns {[string, Place | null]} what was in the hand */
  #open() {
    const [id, place] = [this.id, this.#place];
    [this.id, this.#place] = ["", null];
    this.ruler.end();
    return [id, place];
  }
}

/** Why this marker is not for this person to change. @param {Room} room @param {Marker | undefined} marker @returns {string} */
export function whyNotMine(room, marker) {
  if (!room.canEdit || !marker || room.mayChange(marker.added_by)) return whyReadOnly(room);
  return "Here you can add, and change what you added yourself.";
}

/** @param {Room} room @returns {string} */
export function whyReadOnly(room) {
  if (room.canEdit) return "";
  if (room.isPast) return "This is how it was. Go back to now to change something.";
  return room.role === "viewer" ? "Your link lets you look, but not change anything." : "The room is frozen.";
}
