/** How a marker and what happened to it are said in words: for labels, lists and screen readers. */

/** @import { Marker, RoomEvent, Whereabouts } from "../../types.d.ts" */

/** @param {Marker | undefined} marker @returns {string} */
export function nameOf(marker) {
  return marker?.title || "Unnamed marker";
}

/** @param {Marker} marker @param {string} holder the name of who moves it, or "" @returns {string} */
export function spokenMarker(marker, holder) {
  const parts = [nameOf(marker)];
  if (marker.icon) parts.push(`${marker.icon} icon`);
  if (marker.locked) parts.push("locked");
  if (holder) parts.push(`${holder} is moving it`);
  return parts.join(", ");
}

/** @param {Whereabouts | undefined} where @returns {string} "" where there is nothing to say */
export function spokenPlace(where) {
  if (!where) return "";
  const { country, town, km } = where;
  if (!town) return country;
  const near = km !== null && km >= NEAR ? `${Math.round(km)} km from ${town}` : town;
  return [near, country].filter(Boolean).join(", ");
}

const NEAR = 5; // kilometres from a town's centre that still are the town

/**
 * @param {RoomEvent} event
 * @param {Marker | undefined} marker as it was (removed) or is
 * @returns {string} "" for what need not be said
 */
export function spokenEvent(event, marker) {
  if (event.type === "markers.changed") return spokenChange(event);
  const verb = VERBS[event.type];
  if (!verb) return "";
  const done = event.type === "marker.locked" && !event.locked ? "unlocked" : verb;
  return `${event.who || "Somebody"} ${done} ${nameOf(marker)}.`;
}

/** @param {Extract<RoomEvent, {type: "markers.changed"}>} event @returns {string} */
function spokenChange({ who, added, edited, removed }) {
  const deeds = [
    [added.length, "added"],
    [edited.length, "changed"],
    [removed.length, "removed"],
  ];
  const done = deeds.filter(([count]) => count).map(([count, verb]) => `${verb} ${markerCount(Number(count))}`);
  return done.length ? `${who || "Somebody"} ${done.join(" and ")}.` : "";
}

/** @type {Partial<Record<RoomEvent["type"], string>>} */
const VERBS = {
  "marker.added": "added",
  "marker.moved": "moved",
  "marker.edited": "changed",
  "marker.removed": "removed",
  "marker.locked": "locked",
};

/** @param {string[]} sentences what others did since the last announcement @returns {string} */
export function summary(sentences) {
  const distinct = [...new Set(sentences)];
  if (distinct.length <= 2) return distinct.join(" ");
  return `${distinct[distinct.length - 1]} And ${distinct.length - 1} other changes.`;
}

/** @param {number} count @returns {string} */
export function markerCount(count) {
  return count === 1 ? "1 marker" : `${count} markers`;
}
