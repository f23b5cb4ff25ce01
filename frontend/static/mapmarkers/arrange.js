/** Keeps a full map readable: which titles show, and which markers the Tab key visits, in reading order. */

import { wrapLng, xOf, yOf } from "./mercator.js";
import { fittingTitles } from "./titles.js";

/** @import { Spot } from "./atlas_names.js" */
/** @import { ClusterView } from "./cluster_view.js" */
/** @import { MarkerView } from "./marker_view.js" */

/** @typedef {MarkerView | ClusterView} Thing */

const ROW = 48; // pixels: markers of one row are visited from left to right
const MARGIN = 80; // pixels beyond the window

/** @param {L.Map} map @param {Thing[]} views @param {string} selected */
export function arrange(map, views, selected) {
  const seen = inWindow(map, views);
  const fitting = fittingTitles(
    seen.map(({ view, x, y }) => ({
      id: view.id,
      x,
      y,
      width: view.titleWidth,
      first: view.id === selected,
    })),
  );
  const tabbable = new Set(seen.map(({ view }) => view));
  for (const view of views) {
    view.look("titled", fitting.has(view.id));
    view.element.tabIndex = tabbable.has(view) ? 0 : -1;
  }
  map.fire("arranged", { spots: seen.map(({ view }) => spotOf(view, fitting.has(view.id))) });
  seen.sort((a, b) => Math.floor(a.y / ROW) - Math.floor(b.y / ROW) || a.x - b.x);
  putInOrder(seen.map(({ view }) => view.element));
}

/** @param {L.Map} map @param {Thing[]} views */
function inWindow(map, views) {
  const size = map.getSize();
  return views
    .map((view) => {
      const { x, y } = map.latLngToContainerPoint(view.layer.getLatLng());
      return { view, x, y };
    })
    .filter(({ x, y }) => x > -MARGIN && y > -MARGIN && x < size.x + MARGIN && y < size.y + MARGIN);
}

/** The Tab key goes by the order in the page. @param {HTMLElement[]} elements */
function putInOrder(elements) {
  const pane = elements[0]?.parentElement;
  if (!pane || pane.contains(document.activeElement)) return;
  const wanted = new Set(elements);
  const present = [...pane.children].filter((child) => wanted.has(/** @type {HTMLElement} */ (child)));
  if (present.some((child, index) => child !== elements[index])) pane.append(...elements);
}

/** What the base map leaves free for a marker and its title. @param {Thing} view @param {boolean} titled @returns {Spot} */
function spotOf({ layer, titleWidth }, titled) {
  const { lat, lng } = layer.getLatLng();
  const half = titled ? Math.max(14, titleWidth / 2) : 14;
  return { x: xOf(wrapLng(lng)), y: yOf(lat), left: half, right: half, top: 38, bottom: titled ? 22 : 2 };
}
