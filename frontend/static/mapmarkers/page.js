/** The map's page: makes the room, the map and everything on it, and starts. Stop 1 of a message's way begins here. */

import { History } from "../realtime/history.js";
import { Room } from "../realtime/room.js";
import { hook } from "../shared/element.js";
import { Narrator } from "../shared/narrator.js";
import { mountLookBack } from "../shared/parts.js";
import { mountShell } from "../shared/shell.js";
import { Adding } from "./add.js";
import { Cursors } from "./cursors.js";
import { mountDeepLinks, targetOf } from "./deep_link.js";
import { mountDragging, putBack } from "./drag.js";
import { mountFiles } from "./files.js";
import { mountFollowing } from "./following.js";
import { Grab, whyReadOnly } from "./grab.js";
import { Hint } from "./hint.js";
import { inverse } from "./inverse.js";
import { rememberView, restoreView } from "./last_view.js";
import { MarkerList } from "./list.js";
import { comeCloser, fitAll, flyTo, keepInSight, lookAt, makeMap } from "./map_view.js";
import { markerActions } from "./marker_actions.js";
import { markerHistory } from "./marker_history.js";
import { mountMarkerKeys } from "./marker_keys.js";
import { Markers } from "./markers.js";
import { MarkersState } from "./markers_state.js";
import { mountMyPlace } from "./my_place.js";
import { readConfig } from "./page_config.js";
import { Panel } from "./panel.js";
import { Ruler } from "./ruler.js";
import { mountSync } from "./sync.js";
import { Tools } from "./tools.js";
import { spokenEvent, summary } from "./wording.js";

/** @import { Target } from "./deep_link.js" */

const config = readConfig();
const room = new Room({
  url: config.socket,
  kind: config.kind,
  slug: config.slug,
  you: config.you,
  title: config.title,
});
const shell = mountShell(room, config);
const map = makeMap(hook("map"), config);
const state = new MarkersState();
const markers = new Markers(map, state, closer);
const grab = new Grab(room, markers, new Ruler(map));
const actions = markerActions(room, markers, grab, shell, { open: (id) => open(id), close });
const panel = new Panel(shell.sheet, state, actions, {
  why: actions.why,
  select: (id) => markers.select(id),
  history: (id) => markerHistory(room, config.history, id),
  gone: (name) => actions.tell(`${name} has been removed.`),
});
const list = new MarkerList(shell.sheet, state, {
  go,
  changed: (isOpen) => tools.turn("list", "aria-expanded", isOpen),
  empty: () => hint.invitation(room.canEdit),
});
const hint = new Hint(map.getContainer());
const adding = new Adding(room, map, {
  added,
  changed: showAdding,
  elsewhere: () => panel.close(),
  tell: actions.tell,
});
const cursors = new Cursors(room, map, { go: goTo, isBusy: (id) => markers.isHeldBy(id) });
const following = mountFollowing(room, map, (id) => cursors.place(id));
const tools = new Tools(room, shell.shortcuts, {
  add: () => adding.toggle(),
  list: () => list.toggle(),
  zoomIn: () => map.zoomIn(),
  zoomOut: () => map.zoomOut(),
  fit: () => fitAll(map, state.all()),
  keys: () => shell.shortcuts.show(),
});
const narrator = new Narrator(shell.announce, { spokenEvent, summary });
const history = new History(room, {
  inverse,
  before: () => (/** @type {string} */ id) => state.get(id),
});
const target = targetOf(window.location.hash);
const placed = lookAt(map, target) || restoreView(map, config.slug);
let loaded = false;

shell.connectHistory(history);
mountLookBack(async () => {
  const { timeSlider } = await import("./looking_back.js");
  return timeSlider(room, markers, { shell, url: config.history, begin: putAllDown, end: refresh });
}, shell.toast);
mountDragging(markers, grab, { open, tell: actions.tell });
mountMarkerKeys(markers, grab, { open, remove: actions.remove, tell: actions.tell, say: shell.announce });
mountSync(room, markers, { loaded: begin, changed: refresh, heard: (event, marker) => narrator.hear(event, marker) });
mountFiles(room, map, { config, history, toast: shell.toast });
mountDeepLinks(map, follow);
mountMyPlace(room, map, { put: (place) => adding.put(place), tell: actions.tell });
room.on("error", ({ id }) => id && id === grab.id && putBack(markers, grab));
room.on("room", refresh);
room.on("you", refresh);
document.addEventListener("roomful:follow", (event) => followOrStop(detailId(event)));
document.addEventListener("roomful:jump", (event) => jumpTo(detailId(event)));
document.addEventListener("keydown", ({ key }) => key === "Escape" && adding.stop());
if (!placed) fitAll(map, [], false);
room.start();

/** The first snapshot is here. */
function begin() {
  if (!loaded && !placed) fitAll(map, state.all(), false);
  const isFirst = !loaded;
  if (isFirst) rememberView(map, config.slug);
  loaded = true;
  markers.startArrivals();
  hook("map").removeAttribute("aria-busy");
  refresh();
  if (isFirst && target) follow(target);
}

function refresh() {
  hook("map").toggleAttribute("data-read-only", Boolean(whyReadOnly(room)));
  panel.refresh();
  list.refresh();
  if (loaded) hint.show({ count: state.size, canEdit: room.canEdit, adding: adding.active });
}

/** @param {string} id @param {{naming?: boolean}} [options] */
function open(id, options = {}) {
  adding.stop();
  panel.open(id, options);
  const place = markers.place(id);
  if (place) keepInSight(map, place);
}

/** @param {string} id a marker whose sheet is not needed any more */
function close(id) {
  if (panel.id === id) panel.close();
}

/** @param {string[]} ids markers that stand together */
function closer(ids) {
  const places = ids.flatMap((id) => markers.place(id) ?? []);
  following.stop();
  if (!comeCloser(map, places)) list.open(ids);
}

/** Nothing is open or in hand while one looks back. */
function putAllDown() {
  grab.cancel();
  adding.stop();
  shell.sheet.close();
}

/** @param {string} id a marker just put on the map */
function added(id) {
  hint.learn();
  open(id, { naming: matchMedia("(hover: hover)").matches });
}

/** @param {boolean} active */
function showAdding(active) {
  tools.turn("add", "aria-pressed", active);
  refresh();
}

/** To a marker of the list; a phone's sheet would be in the way. @param {string} id */
function go(id) {
  const place = markers.place(id);
  following.stop();
  if (place) flyTo(map, place);
  if (window.innerWidth <= 600) shell.sheet.close();
  markers.select(id);
}

/** Where an address leads. @param {Target} there */
function follow(there) {
  if (lookAt(map, there) || !("marker" in there)) return;
  const place = markers.place(there.marker);
  if (!place) return actions.tell("The marker of this link is not on the map (any more).");
  flyTo(map, place);
  open(there.marker);
}

/** @param {string} id a person, "" for nobody */
function followOrStop(id) {
  if (id) following.start(id);
  else following.stop();
}

/** To where a person points: the way of an arrow at the edge. @param {string} id */
function goTo(id) {
  const place = cursors.place(id);
  following.stop();
  if (place) flyTo(map, place, map.getZoom());
}

/** To what a person looks at. @param {string} id */
function jumpTo(id) {
  const target = following.whereabouts(id);
  following.stop();
  if (target) flyTo(map, target, target.zoom);
  else actions.tell("Nothing has been seen of them yet. Follow them, and the map moves when they do.");
}

/** @param {Event} event @returns {string} */
function detailId(event) {
  return (event instanceof CustomEvent && event.detail?.id) || "";
}
