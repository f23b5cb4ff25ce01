/** The board's page: makes the room, the board, the tools and the panels, and starts. Stop 1 of a message's way begins here. */

import { Room } from "../realtime/room.js";
import { hook } from "../shared/element.js";
import { Narrator } from "../shared/narrator.js";
import { mountLookBack } from "../shared/parts.js";
import { mountShell } from "../shared/shell.js";
import { makeBench } from "./bench.js";
import { mountBoardKeys } from "./board_keys.js";
import { mountBoardMenu } from "./board_menu.js";
import { mountCameraKeys } from "./camera_keys.js";
import { mountClipboard } from "./clipboard.js";
import { Company } from "./company.js";
import { Crosshair } from "./crosshair.js";
import { Gestures } from "./gestures.js";
import { Hint } from "./hint.js";
import { mountHoverName } from "./hover_name.js";
import { ItemList } from "./item_list.js";
import { restoreView } from "./last_view.js";
import { LiveStrokes } from "./live_strokes.js";
import { Looking } from "./looking.js";
import { readConfig } from "./page_config.js";
import { Pointers } from "./pointers.js";
import { Rail } from "./rail.js";
import { selectionActions } from "./selection_actions.js";
import { StylePanel } from "./style_panel.js";
import { mountSync } from "./sync.js";
import { Toolbox } from "./toolbox.js";
import { allTools } from "./tools/all.js";
import { spokenEvent, summary } from "./wording.js";
import { mountZoomControl } from "./zoom_control.js";

/** @import { Spot } from "./spots.js" */

const config = readConfig();
const { kind, slug, you, title } = config;
const stage = hook("board");
const room = new Room({ url: config.socket, kind, slug, you, title });
const shell = mountShell(room, config);
const { bench, history, pictures, lasers } = makeBench({ stage, room, shell, config, take, pickUp, written });
const { view, state, selection, frame, editor } = bench;
const toolbox = new Toolbox(bench, allTools(bench, lasers));
const actions = selectionActions(bench);
const looking = new Looking(view.camera, () => view.bounds());
const company = new Company(stage, room, view.camera);
const crosshair = new Crosshair(stage, view.camera);
const panel = new StylePanel(bench, toolbox, actions);
const hint = new Hint(stage);
const narrator = new Narrator(shell.announce, { spokenEvent, summary });
const pointers = new Pointers(stage, view.camera, toolbox);
const gestures = new Gestures(stage, view.camera, {
  cancel: () => pointers.drop(),
  isHand: () => toolbox.tool.name === "hand",
});
const list = new ItemList(shell.sheet, state, {
  go,
  remove: (id) => {
    selection.set([id]);
    actions.remove();
  },
  changed: (isOpen) => document.querySelector('[data-zoom="list"]')?.setAttribute("aria-expanded", String(isOpen)),
  canEdit: () => room.canEdit,
  isSelected: (id) => selection.has(id),
});
const rail = new Rail(room, toolbox);
const sayWho = mountHoverName(stage, room, view);
const placed = restoreView(view.camera, slug);
let loaded = false;

const strokes = new LiveStrokes(room, view, invite);
shell.connectHistory(history);
mountLookBack(async () => {
  const { timeSlider } = await import("./time_travel.js");
  return timeSlider({ url: config.history, room, view, state, pictures, shell });
}, shell.toast);
mountBoardKeys(bench, toolbox, actions, crosshair);
mountCameraKeys(stage, view.camera, {
  isFree: () => !selection.size && !toolbox.tool.place,
  fit: () => looking.fit(),
  moved: () => company.stopFollowing(),
});
mountZoomControl(view, shell.shortcuts, {
  fit: () => looking.fit(),
  list: () => list.toggle(),
  moved: () => company.stopFollowing(),
});
mountClipboard(bench, actions, () => looking.middle);
mountBoardMenu(bench, pictures);
mountSync(room, state, pictures, { loaded: begin, changed: show, heard: (event, item) => narrator.hear(event, item) });
gestures.on("gesture", () => company.stopFollowing());
toolbox.on("change", ({ name }) => {
  stage.dataset.tool = name;
  panel.refresh();
});
toolbox.on("hover", (spot) => hover(spot));
selection.on("change", () => {
  bench.showSelection();
  frame.plain = Boolean(bench.whyNot(selection.items));
  list.refresh();
});
for (const name of /** @type {const} */ (["you", "room"])) room.on(name, refresh);
toolbox.start();
room.start();

/** The first snapshot is here. */
function begin() {
  if (!loaded) {
    looking.begin(slug, placed);
    const unsent = bench.keeper.found();
    if (unsent && !state.get(unsent.id)) room.send("item.add", { ...unsent, z: state.topZ + 1 });
  }
  loaded = true;
  stage.removeAttribute("aria-busy");
  refresh();
}

/** These may look different now. @param {string[]} ids */
function show(ids) {
  if (!ids.length) return;
  view.update(ids);
  selection.refresh(ids);
  editor.refresh(ids);
  refresh();
}

function refresh() {
  stage.dataset.count = String(state.size);
  frame.plain = Boolean(bench.whyNot(selection.items));
  panel.refresh();
  rail.refresh();
  list.refresh();
  invite();
}

/** As long as nobody has begun. */
function invite() {
  const drawing = toolbox.isDown || Boolean(editor.id) || strokes.size > 0;
  if (loaded) hint.show({ count: state.size, canEdit: room.canEdit, drawing });
}

/** @param {string} name */
function take(name) {
  toolbox.take(name);
}

/** Takes the select tool, with these selected. @param {string[]} ids */
function pickUp(ids) {
  if (!toolbox.tool.picks) toolbox.take("select");
  selection.set(ids);
}

/** A text was begun (true), or is done: with its id, "" if nothing was left of it. @param {true | string} id */
function written(id) {
  refresh();
  if (id === true) selection.clear();
  else if (toolbox.tool.name === "text" || toolbox.tool.name === "note") pickUp(id ? [id] : []);
}

/** @param {Spot | null} spot */
function hover(spot) {
  if (spot) company.point(spot, toolbox.tool.name);
  sayWho(toolbox.tool.picks || toolbox.tool.name === "hand" ? spot : null);
}

/** To a thing of the list; a phone's sheet would be in the way. @param {string} id */
function go(id) {
  const item = state.get(id);
  company.stopFollowing();
  if (item) looking.at(item);
  if (window.innerWidth <= 600) shell.sheet.close();
  if (room.canEdit) pickUp([id]);
}
