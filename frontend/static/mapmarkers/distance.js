/** How far it is from one place on earth to another, and how that is said. */

/** @typedef {{lat: number, lng: number}} Place */

const RADIUS = 6_371_008.8; // metres: the earth's mean one

/** Along the surface, by the haversine formula. @param {Place} from @param {Place} to @returns {number} metres */
export function distance(from, to) {
  const half = (/** @type {number} */ one, /** @type {number} */ other) => Math.sin(radians(other - one) / 2) ** 2;
  const north = half(from.lat, to.lat);
  const east = half(from.lng, to.lng) * Math.cos(radians(from.lat)) * Math.cos(radians(to.lat));
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(north + east)));
}

/** @param {number} metres @returns {string} such as "850 m", "12.4 km" or "1,240 km" */
export function distanceText(metres) {
  if (metres < 999.5) return `${Math.round(metres)} m`;
  const km = metres / 1000;
  return km < 99.95 ? `${km.toFixed(1)} km` : `${Math.round(km).toLocaleString("en")} km`;
}

/** @param {number} degrees */
function radians(degrees) {
  return (degrees * Math.PI) / 180;
}
