/** The base map's colours and type, read from the custom properties of css/components/map-atlas.css. */

import { resolveColor } from "../shared/theme.js";

/**
 * @typedef {{sea: string, shallow: string, land: string[], coast: string, border: string, graticule: string, graticuleOnLand: string,
 *   countryName: string, countryHalo: string, seaName: string, countryFont: string, seaFont: string}} Palette
 */

/** @param {HTMLElement} map @returns {Palette} */
export function readPalette(map) {
  const color = (/** @type {string} */ name) => resolveColor(`--atlas-${name}`, map);
  const font = (/** @type {string} */ name) => getComputedStyle(map).getPropertyValue(`--atlas-${name}-font`).trim();
  return {
    sea: color("sea"),
    shallow: color("shallow"),
    land: [0, 1, 2, 3, 4].map((tint) => color(`land-${tint}`)),
    coast: color("coast"),
    border: color("border"),
    graticule: color("graticule"),
    graticuleOnLand: color("graticule-on-land"),
    countryName: color("country-name"),
    countryHalo: color("country-halo"),
    seaName: color("sea-name"),
    countryFont: font("country") || "sans-serif",
    seaFont: font("sea") || "serif",
  };
}
