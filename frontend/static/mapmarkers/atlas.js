/** The vector base map as a Leaflet layer: one canvas, larger than the window, moved with the map and drawn anew after. */

import { onThemeChange } from "../shared/theme.js";
import { decodeAtlas } from "./atlas_decode.js";
import { AtlasPainter } from "./atlas_draw.js";
import { readPalette } from "./atlas_palette.js";
import { xOf, yOf } from "./mercator.js";
import { sharpContext } from "./sharp_canvas.js";

/** @import { Atlas } from "./atlas_decode.js" */
/** @import { Label, Spot } from "./atlas_names.js" */

/** @typedef {L.LeafletEvent & {spots: Spot[]}} Arranged told by arrange.js */

const FINE_ZOOM = 4;
const PADDING = 0.25; // of the window's size, on each side
const REDRAW = 1.5; // times larger or smaller than drawn, while the zoom goes on

export class AtlasLayer extends L.Layer {
  #canvas = document.createElement("canvas");
  #urls;
  /** @type {Atlas | null} */
  #coarse = null;
  /** @type {Atlas | null} */
  #fine = null;
  /** @type {Promise<void> | null} */
  #loading = null;
  /** @type {AtlasPainter | null} */
  #painter = null;
  /** What the canvas shows. */
  #drawn = { center: L.latLng(0, 0), zoom: 0, size: L.point(0, 0) };
  #forget = () => {};

  /** @param {{coarse: string, fine: string}} urls */
  constructor(urls) {
    super();
    L.Util.setOptions(this, { pane: "atlas" });
    this.#urls = urls;
    this.#canvas.className = "atlas leaflet-zoom-animated";
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.getPane()?.append(this.#canvas);
    this.#painter = new AtlasPainter(readPalette(map.getContainer()));
    this.#forget = onThemeChange(() => {
      const spots = this.#painter?.lettering.spots ?? [];
      this.#painter = new AtlasPainter(readPalette(map.getContainer()));
      this.#painter.lettering.spots = spots;
      this.#redraw();
    });
    this.#loadCoarse();
    this.#redraw();
    return this;
  }

  onRemove() {
    this.#forget();
    this.#canvas.remove();
    return this;
  }

  /** @override @returns {Record<string, L.LeafletEventHandlerFn>} */
  getEvents() {
    return {
      moveend: () => this.#redraw(),
      resize: () => this.#redraw(),
      arranged: (event) => this.#avoid(/** @type {Arranged} */ (event).spots),
      viewreset: () => this.#redraw(),
      move: () => this.#follow(),
      zoom: () => this.#follow(),
      zoomanim: (event) => {
        const { center, zoom } = /** @type {L.ZoomAnimEvent} */ (event);
        this.#place(center, zoom);
      },
    };
  }

  /** Names make room for markers. @param {Spot[]} spots */
  #avoid(spots) {
    const lettering = this.#painter?.lettering;
    if (!lettering) return;
    const [atlas, zoom] = [this.#atlas(), this.#drawn.zoom];
    const before = namesOf(lettering.labels(atlas, zoom));
    lettering.spots = spots;
    if (namesOf(lettering.labels(atlas, zoom)) !== before) this.#redraw();
  }

  /** @returns {Atlas} the finest that is here and makes sense */
  #atlas() {
    return (this.#drawn.zoom >= FINE_ZOOM && this.#fine) || this.#coarse || NOTHING;
  }

  async #loadCoarse() {
    this.#coarse = decodeAtlas(await (await fetch(this.#urls.coarse)).json());
    this.#redraw();
  }

  async #loadFine() {
    this.#fine = decodeAtlas(await (await fetch(this.#urls.fine)).json());
    this.#redraw();
  }

  /** While the map moves, the canvas moves with it; where it no longer covers the window, it is drawn anew. */
  #follow() {
    const { center, zoom, size } = this.#drawn;
    const scale = this._map.getZoomScale(this._map.getZoom(), zoom);
    const away = this._map.project(center, this._map.getZoom()).subtract(this._map.project(this._map.getCenter()));
    const room = size.multiplyBy((0.5 + PADDING) * scale).subtract(this._map.getSize().divideBy(2));
    const covered = Math.abs(away.x) <= room.x && Math.abs(away.y) <= room.y;
    if (!covered || scale > REDRAW || scale < 1 / REDRAW) this.#redraw();
    else this.#place(this._map.getCenter(), this._map.getZoom());
  }

  /** Moves and scales the canvas to where its content is in a view. @param {L.LatLng} center @param {number} zoom */
  #place(center, zoom) {
    const map = this._map;
    const scale = map.getZoomScale(zoom, this.#drawn.zoom);
    const half = this.#drawn.size.multiplyBy((0.5 + PADDING) * scale);
    const offset = map.project(this.#drawn.center, zoom).subtract(map.project(center, zoom));
    const pane = L.DomUtil.getPosition(map.getPane("mapPane") ?? map.getContainer());
    const corner = map.getSize().divideBy(2).add(offset).subtract(half).subtract(pane);
    L.DomUtil.setTransform(this.#canvas, corner, scale);
  }

  #redraw() {
    const map = this._map;
    if (!map || !this.#painter) return;
    this.#drawn = { center: map.getCenter(), zoom: map.getZoom(), size: map.getSize() };
    if (this.#drawn.zoom >= FINE_ZOOM) this.#loading ??= this.#loadFine();
    const { center, zoom, size } = this.#drawn;
    const [width, height] = [size.x, size.y].map((length) => Math.round(length * (1 + 2 * PADDING)));
    const context = sharpContext(this.#canvas, width, height);
    const scale = map.options.crs ? map.options.crs.scale(zoom) : 256 * 2 ** zoom;
    const [x, y] = [xOf(center.lng) - width / 2 / scale, yOf(center.lat) - height / 2 / scale];
    this.#painter.draw(context, this.#atlas(), { x, y, scale, width, height }, zoom);
    this.#place(center, zoom);
  }
}

/** @param {Label[]} labels @returns {string} */
function namesOf(labels) {
  return labels.map(({ lines, x }) => `${lines} ${x}`).join();
}

/** @type {Atlas} */
const NOTHING = { tints: [], coasts: [], borders: [], names: [] };
