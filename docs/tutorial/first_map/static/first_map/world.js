/** Roomful's own map of the world, which needs no other site. */

import { AtlasLayer } from "../mapmarkers/atlas.js";

/** @param {string} id */
export function showWorld(id) {
  const map = L.map(id, { attributionControl: false, minZoom: 2 }).setView([25, 10], 2);
  map.createPane("atlas").classList.add("map__atlas");
  map.addLayer(
    new AtlasLayer({ coarse: "/static/mapmarkers/atlas-110m.json", fine: "/static/mapmarkers/atlas-50m.json" }),
  );
  return map;
}
