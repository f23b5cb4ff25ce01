/** The map's projection: degrees to and from the unit square of Web Mercator, and longitudes around the world. */

export const MAX_LAT = 85.0511;

/** @param {number} lng @returns {number} 0 at 180° west, 1 at 180° east */
export function xOf(lng) {
  return lng / 360 + 0.5;
}

/** @param {number} lat @returns {number} 0 at the top of the map, 1 at its foot */
export function yOf(lat) {
  const sine = Math.sin((clampLat(lat) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** @param {number} y @returns {number} degrees */
export function latOf(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** @param {number} lat @returns {number} */
export function clampLat(lat) {
  return Math.max(-MAX_LAT, Math.min(MAX_LAT, lat));
}

/** @param {number} lng any longitude @returns {number} the same place in −180…180 */
export function wrapLng(lng) {
  return lng >= -180 && lng <= 180 ? lng : ((((lng + 180) % 360) + 360) % 360) - 180;
}

/**
 * The world repeats to the left and right; this is the copy of a place that is nearest to the middle of the view.
 * @param {number} lng @param {number} middle @returns {number}
 */
export function nearestCopy(lng, middle) {
  return lng + Math.round((middle - lng) / 360) * 360;
}

/**
 * A place that may be sent: on the map, in range, and no finer than a tenth of a metre.
 * @param {{lat: number, lng: number}} place @returns {{lat: number, lng: number}}
 */
export function tidyPlace({ lat, lng }) {
  return { lat: Number(clampLat(lat).toFixed(6)), lng: Number(wrapLng(lng).toFixed(6)) };
}

/** @param {{lat: number, lng: number}} place @returns {string} such as "52.3702° N, 4.8952° E" */
export function placeText({ lat, lng }) {
  const north = `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? "S" : "N"}`;
  const east = `${Math.abs(lng).toFixed(4)}° ${lng < 0 ? "W" : "E"}`;
  return `${north}, ${east}`;
}
