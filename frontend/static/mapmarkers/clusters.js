/** Beyond some hundred markers in sight: which of them are on the map as markers, and clusters for the others. */

import { ClusterView } from "./cluster_view.js";
import { grouped } from "./crowd.js";
import { latOf, xOf, yOf } from "./mercator.js";

/** @import { Marker } from "../../types.d.ts" */
/** @import { Cluster, Spot } from "./crowd.js" */

export const FEW = 500; // markers that are shown one by one
const MARGIN = 0.3; // of the window, on each side: what comes into sight is there before
const DRIFT = 0.15; // of the window, until it is time to look again

export class Clusters {
  /** @type {ClusterView[]} */
  shown = [];
  /** Not all markers are on the map. */
  isPartial = false;
  #map;
  #press;
  /** Where each marker is in the unit square. @type {Map<string, {x: number, y: number}>} */
  #spots = new Map();
  /** @type {Map<string, ClusterView>} */
  #views = new Map();
  #lookedFrom = L.point(0, 0);
  #lookedAt = -1;

  /** @param {L.Map} map @param {(ids: string[]) => void} press what a press on some that stand together does */
  constructor(map, press) {
    this.#map = map;
    this.#press = press;
  }

  /** @param {string} id @param {Marker | undefined} marker */
  learn(id, marker) {
    if (marker) this.#spots.set(id, { x: xOf(marker.lng), y: yOf(marker.lat) });
    else this.#spots.delete(id);
  }

  get isCrowd() {
    return this.#spots.size > FEW;
  }

  /** The map shows something else than it did when markers were chosen. */
  get isStale() {
    const zoom = this.#map.getZoom();
    const size = this.#map.getSize();
    const way = this.#middle(zoom).subtract(this.#lookedFrom);
    return zoom !== this.#lookedAt || Math.abs(way.x) > DRIFT * size.x || Math.abs(way.y) > DRIFT * size.y;
  }

  /** Shows the clusters; the ids of the markers that are to be seen themselves. @param {(id: string) => boolean} isApart @returns {Set<string>} */
  choose(isApart) {
    const zoom = this.#map.getZoom();
    [this.#lookedFrom, this.#lookedAt] = [this.#middle(zoom), zoom];
    this.isPartial = this.isCrowd;
    if (!this.isCrowd) {
      this.#show([], zoom);
      return new Set(this.#spots.keys());
    }
    const inSight = this.#inSight(zoom).filter(({ id }) => !isApart(id));
    const { alone, clusters } =
      inSight.length > FEW ? grouped(inSight, zoom) : { alone: inSight.map(({ id }) => id), clusters: [] };
    this.#show(clusters, zoom);
    return new Set(alone);
  }

  /** @param {number} zoom @returns {Spot[]} of the copy of the world that is nearest */
  #inSight(zoom) {
    const world = 256 * 2 ** zoom;
    const middle = this.#middle(zoom);
    const size = this.#map.getSize();
    const [width, height] = [size.x * (0.5 + MARGIN), size.y * (0.5 + MARGIN)];
    const spots = [];
    for (const [id, spot] of this.#spots) {
      const x = spot.x * world + Math.round(middle.x / world - spot.x) * world;
      const y = spot.y * world;
      if (Math.abs(x - middle.x) < width && Math.abs(y - middle.y) < height) spots.push({ id, x, y });
    }
    return spots;
  }

  /** @param {Cluster[]} clusters @param {number} zoom */
  #show(clusters, zoom) {
    const before = this.#views;
    this.#views = new Map();
    const world = 256 * 2 ** zoom;
    this.shown = clusters.map((cluster) => {
      const view = before.get(cluster.id) ?? new ClusterView(cluster.id, () => this.#press(view.ids));
      before.delete(cluster.id);
      this.#views.set(cluster.id, view);
      view.show(this.#map, cluster, L.latLng(latOf(cluster.y / world), (cluster.x / world - 0.5) * 360));
      return view;
    });
    for (const view of before.values()) view.layer.remove();
  }

  /** @param {number} zoom */
  #middle(zoom) {
    return this.#map.project(this.#map.getCenter(), zoom);
  }
}
