/** Finds markers by what is in their titles and notes. */

/** @import { Marker } from "../../types.d.ts" */

/**
 * Each word must be somewhere; accents and capitals do not count. Titles that begin with the words come first.
 * @param {Marker[]} markers @param {string} query @returns {Marker[]}
 */
export function found(markers, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const hits = markers.filter((marker) => {
    const text = plain(`${marker.title} ${marker.note} ${marker.icon}`);
    return words.every((word) => text.includes(word));
  });
  const start = words.join(" ");
  const begins = (/** @type {Marker} */ marker) => Number(Boolean(start) && plain(marker.title).startsWith(start));
  return hits.sort((a, b) => begins(b) - begins(a) || byTitle(a, b));
}

const letters = new Intl.Collator(undefined, { numeric: true }); // much faster than localeCompare() for thousands

/** Unnamed ones last. @param {Marker} a @param {Marker} b */
function byTitle(a, b) {
  return Number(!a.title) - Number(!b.title) || letters.compare(a.title, b.title) || (a.id < b.id ? -1 : 1);
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
