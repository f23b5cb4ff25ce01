/** "Show where I am": only when asked, a dot with a circle as wide as the browser is unsure. Nobody else sees it. */

import { element, hook } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { distanceText } from "./distance.js";
import { flyTo } from "./map_view.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Place } from "./distance.js" */

/** @type {Record<number, string>} by GeolocationPositionError.code */
const FAILURES = {
  1: "Your browser keeps your place to itself. Allow it in the browser’s settings for this page, then try again.",
  2: "Your place could not be found just now.",
  3: "Your place could not be found just now.",
};

/** @param {Room} room @param {L.Map} map @param {{put: (place: Place) => void, tell: (text: string) => void}} then */
export function mountMyPlace(room, map, { put, tell }) {
  const toggle = /** @type {HTMLInputElement} */ (hook("my-place"));
  const circle = L.circle([0, 0], { radius: 0, className: "my-place__circle", interactive: false });
  const dot = L.circleMarker([0, 0], { radius: 7, className: "my-place__dot", interactive: false });
  const words = element("span", { class: "notice__text" });
  const adder = button("Put a marker here", "button--filled", () => place && put(place));
  const closer = button("Hide", "button--quiet", stop);
  const notice = element(
    "div",
    { class: "notice", role: "status", hidden: true },
    icon("locate"),
    words,
    adder,
    closer,
  );
  /** @type {Place | null} */
  let place = null;
  let watching = 0;

  hook("connection").after(notice);
  toggle.addEventListener("change", () => (toggle.checked ? start() : stop()));
  for (const name of /** @type {const} */ (["room", "you"])) room.on(name, refresh);
  refresh();

  function start() {
    if (!navigator.geolocation) return fail(2);
    words.textContent = "Looking for where you are…";
    notice.hidden = false;
    refresh();
    const options = { enableHighAccuracy: true, maximumAge: 10_000 };
    watching = navigator.geolocation.watchPosition(found, ({ code }) => fail(code), options);
  }

  /** @param {GeolocationPosition} position */
  function found({ coords: { latitude: lat, longitude: lng, accuracy } }) {
    const isFirst = !place;
    place = { lat, lng };
    circle.setLatLng(place).setRadius(accuracy).addTo(map);
    dot.setLatLng(place).addTo(map);
    words.textContent = `You are here, within ${distanceText(accuracy)}.`;
    refresh();
    if (isFirst) flyTo(map, L.latLng(place));
  }

  /** @param {number} code */
  function fail(code) {
    if (code !== 1 && place) return; // it was known a moment ago
    stop();
    tell(FAILURES[code] ?? FAILURES[2]);
  }

  function stop() {
    if (watching) navigator.geolocation.clearWatch(watching);
    [watching, place] = [0, null];
    for (const layer of [circle, dot]) layer.remove();
    notice.hidden = true;
    toggle.checked = false;
  }

  function refresh() {
    adder.hidden = !(place && room.canEdit);
  }
}

/** @param {string} label @param {string} look @param {() => void} run */
function button(label, look, run) {
  const made = element("button", { class: `button button--small ${look}`, type: "button" }, label);
  made.addEventListener("click", run);
  return made;
}
