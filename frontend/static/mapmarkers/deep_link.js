/** What an address says after its "#": a part of the map (`#5/52.1/4.9`), or a marker (`#marker=…`). */

import { wrapLng } from "./mercator.js";

/** @typedef {{view: {zoom: number, lat: number, lng: number}} | {marker: string}} Target */

const VIEW = /^#(\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/;
const MARKER = /^#marker=([0-9a-f-]{36})$/;
const PAUSE = 400; // milliseconds without a move: browsers refuse an address that changes all the time

/** @param {string} hash @returns {Target | null} */
export function targetOf(hash) {
  const marker = MARKER.exec(hash);
  if (marker) return { marker: marker[1] };
  const [zoom, lat, lng] = (VIEW.exec(hash) ?? []).slice(1).map(Number);
  const isPlace = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && zoom <= 24;
  return isPlace ? { view: { zoom, lat, lng } } : null;
}

/** As fine as a pixel at this zoom. @param {{zoom: number, lat: number, lng: number}} view @returns {string} */
export function hashOf({ zoom, lat, lng }) {
  const digits = Math.max(0, Math.ceil((zoom * Math.LN2) / Math.LN10));
  return `#${Number(zoom.toFixed(2))}/${lat.toFixed(digits)}/${lng.toFixed(digits)}`;
}

/** @param {string} page the room's address @param {string} id @returns {string} */
export function markerLink(page, id) {
  return `${new URL(page, window.location.href).href}#marker=${id}`;
}

/**
 * Keeps the address up to date while the map moves (it makes no history), and follows one that somebody enters.
 * @param {L.Map} map @param {(target: Target) => void} go
 */
export function mountDeepLinks(map, go) {
  let timer = 0;
  map.on("moveend", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const { lat, lng } = map.getCenter();
      window.history.replaceState(window.history.state, "", hashOf({ zoom: map.getZoom(), lat, lng: wrapLng(lng) }));
    }, PAUSE);
  });
  window.addEventListener("hashchange", () => {
    const target = targetOf(window.location.hash);
    if (target) go(target);
  });
}
