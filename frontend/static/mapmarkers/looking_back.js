/** The map as it once was: while the time slider is open, the markers show another state than the room's. */

import { TimeSlider } from "../shared/time_slider.js";
import { MarkersState } from "./markers_state.js";
import { spokenEvent } from "./wording.js";

/** @import { Marker, StoredEvent } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Shell } from "../shared/shell.js" */
/** @import { Markers } from "./markers.js" */

/** What happens to the room itself. @type {Partial<Record<StoredEvent["type"], string>>} */
const DEEDS = {
  "chat.said": "wrote in the chat",
  "room.renamed": "renamed the map",
  "room.restored": "brought back what was",
  "room.undone": "took back changes",
  "room.moded": "set what may be changed",
  "person.removed": "removed somebody",
};

/**
 * @param {Room} room @param {Markers} markers
 * @param {{shell: Shell, url: string, begin: () => void, end: () => void}} parts
 */
export function timeSlider(room, markers, { shell, url, begin, end }) {
  const present = markers.state;
  let past = new MarkersState();
  /** @type {Set<string>} */
  const touched = new Set();
  /** @param {string[]} ids */
  const touch = (ids) => {
    for (const id of ids) touched.add(id);
  };
  /** @type {Map<string, Marker>} as each marker was before it was removed */
  const gone = new Map();

  const stage = {
    /** @param {{markers: Marker[]}} state */
    begin(state) {
      touch(past.all().map(({ id }) => id));
      past = new MarkersState();
      touch(past.replace(state.markers));
      markers.state = past;
    },
    /** @param {StoredEvent} event */
    apply(event) {
      const before = "id" in event ? past.get(event.id) : undefined;
      if (before) gone.set(before.id, before);
      touch(past.apply({ ...event, mine: false }));
    },
    show() {
      markers.update([...touched]);
      touched.clear();
    },
  };

  return new TimeSlider(room, {
    ...shell,
    url,
    stage,
    begin() {
      begin();
      touch(present.all().map(({ id }) => id));
    },
    end() {
      touch(past.all().map(({ id }) => id));
      touch(present.all().map(({ id }) => id));
      markers.state = present;
      stage.show();
      end();
    },
    describe(event) {
      const marker = "id" in event ? (past.get(event.id) ?? gone.get(event.id)) : undefined;
      const deed = DEEDS[event.type];
      return deed ? `${event.who || "Somebody"} ${deed}.` : spokenEvent({ ...event, mine: false }, marker);
    },
  });
}
