/** The board by keyboard: a tool's letter takes it, Enter puts it down, arrow keys move and scale what is selected. */

import { corners } from "./bounds.js";
import { moved, resized } from "./transform.js";
import { itemCount, nameOf } from "./wording.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Crosshair } from "./crosshair.js" */
/** @import { SelectionActions } from "./selection_actions.js" */
/** @import { Toolbox } from "./toolbox.js" */
/** @import { Bench } from "./tools/tool.js" */

const STEP = 4; // screen px; with Shift: 32
const CROSS = 16; // screen px that the crosshair moves; with Shift: 96
const PAUSE = 600; // ms without a key, then what was moved is stored: one change for many presses

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {Bench} bench @param {Toolbox} toolbox @param {SelectionActions} actions @param {Crosshair} crosshair */
export function mountBoardKeys(bench, toolbox, actions, crosshair) {
  const { stage, view, selection, shell } = bench;
  /** What the keys have made of what is selected, not stored yet. @type {Item[] | null} */
  let shaped = null;
  let timer = 0;

  stage.addEventListener("keydown", (event) => {
    if (event.target !== stage || event.ctrlKey || event.metaKey || !press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  stage.addEventListener("blur", store);
  selection.on("change", () => {
    shaped = null;
  });
  document.addEventListener("keydown", (event) => {
    // Whatever else is open closes by the same key, and comes first.
    const isBusy = event.defaultPrevented || document.querySelector("dialog[open], :popover-open");
    if (event.key === "Escape" && !isBusy) stepBack();
  });
  addShortcuts(bench, toolbox, actions);

  /** @param {KeyboardEvent} event @returns {boolean} the key was for the board */
  function press({ key, shiftKey, altKey }) {
    if (key in ARROWS) return arrow(ARROWS[key], shiftKey, altKey);
    return key === "Enter" && enter();
  }

  /** @param {[number, number]} way @param {boolean} far @param {boolean} scale */
  function arrow(way, far, scale) {
    const pixels = far ? 6 * CROSS : CROSS;
    if (selection.size && bench.room.canEdit) shape(way, far ? 8 * STEP : STEP, scale);
    else if (toolbox.tool.place) crosshair.move(way[0] * pixels, way[1] * pixels);
    else return false;
    return true;
  }

  /** Puts one of the tool's things at the crosshair, or edits what is selected. */
  function enter() {
    const [item] = selection.items;
    if (selection.size === 1 && (item.kind === "text" || item.kind === "note")) bench.editor.edit(item);
    else if (!toolbox.place(crosshair.point)) return false;
    crosshair.hide();
    const [made] = selection.items;
    if (made && made !== item) shell.announce(`${nameOf(made)}. Arrow keys move it, with Alt they scale it.`);
    return true;
  }

  /** @param {[number, number]} arrow @param {number} pixels @param {boolean} scale */
  function shape([right, down], pixels, scale) {
    const by = pixels / view.camera.zoom;
    const items = shaped ?? selection.items;
    const one = items[0];
    if (scale && items.length > 1) return;
    shaped = scale ? [stretched(one, right * by, down * by)] : items.map((item) => moved(item, right * by, down * by));
    view.preview(shaped);
    bench.frame.show(shaped);
    window.clearTimeout(timer);
    timer = window.setTimeout(store, PAUSE);
  }

  function store() {
    window.clearTimeout(timer);
    const after = new Map((shaped ?? []).map((item) => [item.id, item]));
    shaped = null;
    if (!after.size) return;
    actions.change((item) => after.get(item.id) ?? item);
    view.preview(null);
    shell.announce(`${itemCount(after.size)} moved.`);
  }

  /** One step back at a time: what is being drawn, what is selected, the tool. */
  function stepBack() {
    if (toolbox.isDown) toolbox.cancel();
    else if (selection.size) selection.clear();
    else if (!toolbox.tool.picks && bench.room.canEdit) toolbox.take("select");
    else if (shell.sheet.isOpen) shell.sheet.close();
    crosshair.hide();
  }
}

/** Its right lower corner goes that far. @param {Item} item @param {number} dx @param {number} dy */
function stretched(item, dx, dy) {
  const corner = corners(item)[2];
  return resized(item, "se", { x: corner.x + dx, y: corner.y + dy }, {});
}

/** @param {Bench} bench @param {Toolbox} toolbox @param {SelectionActions} actions */
function addShortcuts({ shell, stage }, toolbox, actions) {
  const { shortcuts } = shell;
  for (const { name, key, label } of toolbox.tools.values()) {
    const run = () => {
      toolbox.take(name);
      stage.focus({ preventScroll: true });
    };
    shortcuts.add({ keys: key, label, group: "Tools", run });
  }
  const group = "What is selected";
  shortcuts.add({ keys: "ArrowRight", label: "Move it (any arrow key; Shift: farther)", group });
  shortcuts.add({ keys: "Alt+ArrowRight", label: "Scale it", group });
  shortcuts.add({ keys: "Enter", label: "Put a thing down, or edit its text", group });
  shortcuts.add({ keys: "Delete", label: "Remove it", group, run: actions.remove });
  shortcuts.add({ keys: "Backspace", label: "", group, run: actions.remove });
  shortcuts.add({ keys: "Mod+D", label: "Duplicate it", group, run: actions.duplicate });
  shortcuts.add({ keys: "Mod+A", label: "Select everything", group, run: actions.all });
  shortcuts.add({ keys: "Mod+C", label: "Copy (and Cut, Paste) also to another board", group });
  shortcuts.add({ keys: "]", label: "To the front", group, run: actions.toFront });
  shortcuts.add({ keys: "[", label: "To the back", group, run: actions.toBack });
  shortcuts.add({ keys: "Mod+]", label: "One step forward", group, run: actions.forward });
  shortcuts.add({ keys: "Mod+[", label: "One step backward", group, run: actions.backward });
}
