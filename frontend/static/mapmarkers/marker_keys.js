/** Markers by keyboard: arrow keys move the focused one, Enter edits it, Delete removes it. */

import { markerUnder, putBack } from "./drag.js";
import { placeText, tidyPlace } from "./mercator.js";

/** @import { Grab } from "./grab.js" */
/** @import { Markers } from "./markers.js" */

const STEP = 8; // pixels; with Shift: 64
const PAUSE = 700; // milliseconds without a key: the marker is dropped

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {Markers} markers @param {Grab} grab
 * @param {{open: (id: string) => void, remove: (id: string) => void, tell: (why: string) => void, say: (text: string) => void}} then
 */
export function mountMarkerKeys(markers, grab, { open, remove, tell, say }) {
  const { map } = markers;
  let timer = 0;

  map.getPane("markerPane")?.addEventListener("keydown", (event) => {
    const id = markerUnder(event);
    if (!id || event.ctrlKey || event.metaKey || event.altKey || !press(id, event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  map.getPane("markerPane")?.addEventListener("focusout", drop);
  map.getPane("markerPane")?.addEventListener("focusin", (event) => showWhole(markerUnder(event)));

  /** @param {string} id @param {KeyboardEvent} event @returns {boolean} the key was for the marker */
  function press(id, { key, shiftKey }) {
    if (key in ARROWS) nudge(id, ARROWS[key], shiftKey ? 8 * STEP : STEP);
    else if (key === "Enter" || key === " ") act(() => open(id));
    else if (key === "Delete" || key === "Backspace") act(() => remove(id));
    else if (key === "Escape") leave();
    else return false;
    return true;
  }

  /** @param {string} id @param {[number, number]} direction @param {number} pixels */
  function nudge(id, [right, down], pixels) {
    const place = markers.place(id);
    const why = grab.whyNot(id);
    if (why) return tell(why);
    if (!place || !grab.take(id)) return;
    const point = map.latLngToContainerPoint(place).add([right * pixels, down * pixels]);
    grab.carry(map.containerPointToLatLng(point));
    showWhole(id);
    window.clearTimeout(timer);
    timer = window.setTimeout(drop, PAUSE);
  }

  /** One stored change for many key presses. */
  function drop() {
    window.clearTimeout(timer);
    const place = markers.place(grab.id);
    const far = grab.ruler.text;
    if (timer) grab.drop();
    if (timer && place) say(`Moved to ${placeText(tidyPlace(place))}, ${far} from where it was.`);
    timer = 0;
  }

  /** @param {() => void} then */
  function act(then) {
    drop();
    then();
  }

  /** Escape puts a moving marker back; the next one gives the focus to the map. */
  function leave() {
    window.clearTimeout(timer);
    if (grab.id) putBack(markers, grab);
    else map.getContainer().focus({ preventScroll: true });
    timer = 0;
  }

  /** @param {string} id */
  function showWhole(id) {
    const place = markers.place(id);
    if (place && markers.view(id)?.element.matches(":focus-visible")) map.panInside(place, { padding: [90, 110] });
  }
}
