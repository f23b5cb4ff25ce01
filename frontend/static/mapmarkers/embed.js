/** The map inside somebody else's page: it looks on, live, and changes nothing. */

import { Room } from "../realtime/room.js";
import { createAnnouncer } from "../shared/announce.js";
import { element, hook } from "../shared/element.js";
import { Narrator } from "../shared/narrator.js";
import { targetOf } from "./deep_link.js";
import { markerUnder } from "./drag.js";
import { comeCloser, fitAll, lookAt, makeMap } from "./map_view.js";
import { Markers } from "./markers.js";
import { MarkersState } from "./markers_state.js";
import { readConfig } from "./page_config.js";
import { mountSync } from "./sync.js";
import { markerCount, nameOf, spokenEvent, spokenPlace, summary } from "./wording.js";

const config = readConfig();
const room = new Room({
  url: config.socket,
  kind: config.kind,
  slug: config.slug,
  you: config.you,
  title: config.title,
  quiet: true,
});
const map = makeMap(hook("map"), config);
const state = new MarkersState();
const markers = new Markers(map, state, (ids) =>
  comeCloser(
    map,
    ids.flatMap((id) => markers.place(id) ?? []),
  ),
);
const narrator = new Narrator(createAnnouncer(hook("announcer")), { spokenEvent, summary });
const placed = lookAt(map, targetOf(window.location.hash));
let loaded = false;

mountSync(room, markers, {
  loaded: begin,
  changed: showCount,
  heard: (event, marker) => narrator.hear(event, marker),
});
room.on("room", ({ title }) => (hook("title").textContent = title));
map.getPane("markerPane")?.addEventListener("click", (event) => tell(markerUnder(event)));
map.getPane("markerPane")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === " ") tell(markerUnder(event));
});
if (!placed) fitAll(map, [], false);
room.start();

/** The first snapshot is here. */
function begin() {
  if (!loaded && !placed) fitAll(map, state.all(), false);
  loaded = true;
  markers.startArrivals();
  hook("map").removeAttribute("aria-busy");
  showCount();
}

function showCount() {
  hook("count").textContent = markerCount(state.size);
}

/** What is to know of a marker. @param {string} id */
function tell(id) {
  const [marker, place] = [state.get(id), markers.place(id)];
  if (!marker || !place) return;
  const words = [
    element("strong", {}, nameOf(marker)),
    marker.note ? element("span", {}, marker.note) : null,
    marker.where ? element("span", { class: "marker-note__place" }, spokenPlace(marker.where)) : null,
  ];
  const content = element("div", { class: "marker-note" }, ...words);
  L.popup({ offset: [0, -36], maxWidth: 260 })
    .setLatLng(place)
    .setContent(content)
    .openOn(map);
}
