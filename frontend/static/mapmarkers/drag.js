/** Dragging markers by mouse, pen or finger. A marker becomes draggable when it is pressed, so hundreds cost nothing. */

/** @import { Grab } from "./grab.js" */
/** @import { Markers } from "./markers.js" */

/**
 * @param {Markers} markers @param {Grab} grab
 * @param {{open: (id: string) => void, tell: (why: string) => void}} then
 */
export function mountDragging(markers, grab, { open, tell }) {
  const pane = markers.map.getPane("markerPane");
  // In the capture phase: Leaflet's own listener, added here, then gets this same press.
  pane?.addEventListener("pointerdown", (event) => press(markerUnder(event)), { capture: true });
  for (const down of ["mousedown", "touchstart"]) {
    pane?.addEventListener(down, (event) => markers.view(markerUnder(event))?.holder && event.stopPropagation());
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && grab.id) putBack(markers, grab);
  });

  /** @type {WeakSet<L.Marker>} */
  const listening = new WeakSet();

  /** @param {string} id */
  function press(id) {
    const layer = markers.view(id)?.layer;
    if (!layer?.dragging) return;
    const why = grab.whyNot(id);
    if (why) layer.dragging.disable();
    else layer.dragging.enable();
    if (why && why === grab.whyHeld(id)) tell(why);
    if (listening.has(layer)) return;
    listening.add(layer);
    layer.on("click", () => open(id));
    layer.on("dragstart", () => grab.take(id));
    layer.on("drag", () => grab.id === id && grab.carry(layer.getLatLng()));
    layer.on("dragend", () => grab.id === id && grab.drop());
  }
}

/** Ends a drag without a drop. @param {Markers} markers @param {Grab} grab */
export function putBack(markers, grab) {
  const dragging = markers.view(grab.id)?.layer.dragging;
  grab.cancel();
  dragging?.disable();
}

/** @param {Event} event @returns {string} the id of the marker that it happened on, or "" */
export function markerUnder(event) {
  const spot = event.target instanceof Element ? event.target.closest("[data-marker]") : null;
  return spot instanceof HTMLElement ? (spot.dataset.marker ?? "") : "";
}
