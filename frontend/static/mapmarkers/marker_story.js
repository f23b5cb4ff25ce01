/** Who did what to one marker, and when, in words: from the events that are about it. Pure. */

import { distance, distanceText } from "./distance.js";
/** @import { MarkerChanges, StoredEvent } from "../../types.d.ts" */
/** @import { Place } from "./distance.js" */

/** @typedef {{seq: number, who: string, at: string, deed: string}} Line */

/** @param {StoredEvent[]} events in order @param {string} id @returns {Line[]} the newest first */
export function storyOf(events, id) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {Place | null} where it was last, as far as is known */
  let place = null;
  let wasThere = false;
  for (const event of events) {
    const deed = deedOf(event, id, place, wasThere);
    const known = placeIn(event, id);
    if (known) place = { ...(place ?? known), ...known };
    wasThere ||= Boolean(deed);
    if (deed) lines.push({ seq: event.seq, who: event.who || "Somebody", at: event.at, deed });
  }
  return lines.reverse();
}

/** @param {StoredEvent} event @param {string} id @param {Place | null} place @param {boolean} wasThere @returns {string} "" for what nobody did to it */
function deedOf(event, id, place, wasThere) {
  switch (event.type) {
    case "marker.added":
      return event.id === id ? added(wasThere) : "";
    case "marker.removed":
      return event.id === id ? "removed it" : "";
    case "marker.moved":
    case "marker.edited":
    case "marker.locked":
      return event.id === id ? changed(event, place) : "";
    case "markers.changed": {
      const changes = event.edited.find((each) => each.id === id);
      if (event.added.some((each) => each.id === id)) return added(wasThere);
      if (event.removed.includes(id)) return "removed it";
      return changes ? changed(changes, place) : "";
    }
    default:
      return "";
  }
}

/** @param {boolean} wasThere */
function added(wasThere) {
  return wasThere ? "put it back" : "added it";
}

/** @param {MarkerChanges} changes @param {Place | null} from */
function changed(changes, from) {
  const deeds = [];
  if (changes.lat !== undefined && changes.lng !== undefined)
    deeds.push(from ? `moved it ${distanceText(distance(from, { lat: changes.lat, lng: changes.lng }))}` : "moved it");
  else if (changes.lat !== undefined || changes.lng !== undefined) deeds.push("moved it");
  if (changes.title !== undefined) deeds.push(changes.title ? `named it “${changes.title}”` : "took its name away");
  if (changes.note !== undefined) deeds.push("changed the note");
  if (changes.color !== undefined) deeds.push("changed the colour");
  if (changes.icon !== undefined) deeds.push("changed the icon");
  if (changes.locked !== undefined) deeds.push(changes.locked ? "locked it" : "unlocked it");
  return deeds.join(", ");
}

/** Where it is after an event, if the event says so. @param {StoredEvent} event @param {string} id @returns {Place | null} */
function placeIn(event, id) {
  const lists = event.type === "markers.changed" ? [...event.added, ...event.edited] : [event];
  for (const each of lists) {
    if ("id" in each && each.id === id && "lat" in each && each.lat !== undefined && each.lng !== undefined)
      return { lat: each.lat, lng: each.lng };
  }
  return null;
}
