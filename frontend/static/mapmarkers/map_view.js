/** The Leaflet map itself: its layers, how far it zooms, and where a room was last looked at. */

import { AtlasLayer } from "./atlas.js";
import { nearestCopy } from "./mercator.js";

/** @import { Target } from "./deep_link.js" */
/** @import { Config } from "./page_config.js" */

const VECTOR_ZOOM = 12; // the closest zoom without tiles: there is little more to see
const TILE_ZOOM = 19;
const CLOSE_ZOOM = 6; // where a single marker is shown
/** The world goes on to the left and right, but ends above and below. */
const BOUNDS = L.latLngBounds([-85, -1e5], [85, 1e5]);

/** @param {HTMLElement} element @param {Config} config @returns {L.Map} */
export function makeMap(element, config) {
  const step = config.tiles.url ? 1 : 0.25; // pictures look sharp at whole zooms alone
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    doubleClickZoom: false,
    zoomSnap: step,
    wheelPxPerZoomLevel: 90,
    maxZoom: config.tiles.url ? TILE_ZOOM : VECTOR_ZOOM,
    maxBounds: BOUNDS,
    maxBoundsViscosity: 1,
  });
  const limit = () => map.setMinZoom(Math.ceil(worldZoom(map.getSize()) / step) * step);
  map.on("resize", limit);
  limit();
  addLayers(map, config);
  return map;
}

/** @param {L.Map} map @param {Config} config */
function addLayers(map, config) {
  for (const [index, name] of ["atlas", "cursors"].entries()) {
    map.createPane(name).classList.add(`map__${name}`);
    map.getPane(name)?.style.setProperty("z-index", ["150", "660"][index]);
  }
  const attribution = L.control.attribution({ prefix: false, position: "bottomright" }).addTo(map);
  attribution.addAttribution("Natural Earth, GeoNames (CC BY 4.0)");
  map.addLayer(new AtlasLayer(config.atlas));
  const { url, attribution: credit } = config.tiles;
  if (url) L.tileLayer(url, { attribution: credit, maxZoom: TILE_ZOOM }).addTo(map);
}

/** The zoom at which one world fills the window. @param {L.Point} size @returns {number} */
function worldZoom(size) {
  return Math.max(1, Math.log2(Math.max(size.x, size.y) / 256));
}

/** Shows all markers, or the whole world. @param {L.Map} map @param {{lat: number, lng: number}[]} markers @param {boolean} animate */
export function fitAll(map, markers, animate = true) {
  const options = { animate: animate && !matchMedia("(prefers-reduced-motion: reduce)").matches };
  if (!markers.length) {
    map.setView([25, 10], map.getMinZoom(), options);
    return;
  }
  const places = aroundTheWidestGap(markers);
  const wide = map.getSize().x > 600;
  const [start, end] = wide ? [L.point(90, 110), L.point(60, 70)] : [L.point(44, 120), L.point(44, 110)];
  map.fitBounds(L.latLngBounds(places), {
    ...options,
    paddingTopLeft: start,
    paddingBottomRight: end,
    maxZoom: CLOSE_ZOOM,
  });
}

/**
 * The world has no edge: cut it where the most of it is empty, so that Fiji and Samoa lie side by side.
 * @param {{lat: number, lng: number}[]} places @returns {[number, number][]}
 */
export function aroundTheWidestGap(places) {
  const lngs = places.map(({ lng }) => lng).sort((a, b) => a - b);
  const gaps = lngs.map((lng, index) => (index ? lng - lngs[index - 1] : lng + 360 - lngs[lngs.length - 1]));
  const first = lngs[gaps.indexOf(Math.max(...gaps))];
  const shift = first - lngs[0] ? 360 : 0;
  return places.map(({ lat, lng }) => [lat, lng < first ? lng + shift : lng]);
}

/** @param {L.Map} map @param {{lat: number, lng: number}} place @param {number} [zoom] unless said, close enough for a single marker */
export function flyTo(map, { lat, lng }, zoom = Math.max(map.getZoom(), CLOSE_ZOOM)) {
  const target = L.latLng(lat, nearestCopy(lng, map.getCenter().lng));
  const allowed = Math.max(zoom, map.getMinZoom());
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) map.setView(target, allowed, { animate: false });
  else map.flyTo(target, allowed, { duration: 0.8 });
}

/** At once to the part of the map that an address names. @param {L.Map} map @param {Target | null} target @returns {boolean} it names one */
export function lookAt(map, target) {
  if (!target || !("view" in target)) return false;
  const { lat, lng, zoom } = target.view;
  map.setView([lat, lng], Math.max(zoom, map.getMinZoom()), { animate: false });
  return true;
}

/** To markers that stand together, so close that they part. @param {L.Map} map @param {{lat: number, lng: number}[]} places @returns {boolean} false where it goes no closer */
export function comeCloser(map, places) {
  const [zoom, closest] = [map.getZoom(), map.getMaxZoom()];
  if (zoom >= closest) return false;
  const bounds = L.latLngBounds(aroundTheWidestGap(places));
  const fitting = map.getBoundsZoom(bounds, false, L.point(240, 240));
  flyTo(map, bounds.getCenter(), Math.min(closest, Math.max(fitting, zoom + 1)));
  return true;
}

/** Moves the map, if need be, so that a place is not under the bar, the rail or the open sheet. @param {L.Map} map @param {L.LatLng} place */
export function keepInSight(map, place) {
  const { x, y } = map.getSize();
  const wide = x > 600;
  map.panInside(place, {
    paddingTopLeft: wide ? [110, 130] : [40, 120],
    paddingBottomRight: wide ? [430, 60] : [40, Math.round(y * 0.64) + 30],
  });
}
