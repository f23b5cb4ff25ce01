/** What one may do here: a chip beside the name says "View only", "Frozen" or "Add only"; the owner's switches set it. */

import { element, hook } from "./element.js";
import { icon } from "./icons.js";

/** @import { Mode } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Announce } from "./announce.js" */

/** @type {Record<Mode, string>} */
const MODES = { add: "From now on one can only add here.", open: "Everything can be changed again." };

/** @param {Room} room @param {Announce} announce */
export function mountRoomMode(room, announce) {
  const chip = hook("mode");
  const freezer = /** @type {HTMLInputElement} */ (hook("freeze"));
  freezer.addEventListener("change", () => room.send("room.freeze", { frozen: freezer.checked }));
  const adder = /** @type {HTMLInputElement} */ (hook("add-only"));
  adder.addEventListener("change", () => room.send("room.mode", { mode: adder.checked ? "add" : "open" }));
  let { frozen, mode } = room;
  const show = () => {
    showMode(chip, modeOf(room));
    document.body.dataset.role = room.role;
    document.body.dataset.canEdit = String(room.canEdit);
    for (const name of ["freeze-item", "add-only-item"]) hook(name).hidden = room.role !== "owner";
    freezer.checked = room.frozen;
    adder.checked = room.mode === "add";
    if (mode !== room.mode) announce(MODES[room.mode]);
    mode = room.mode;
    if (frozen !== room.frozen) announce(room.frozen ? "The room is frozen." : "The room is open for changes again.");
    frozen = room.frozen;
  };
  for (const name of /** @type {const} */ (["room", "you", "refused"])) room.on(name, show);
  show();
}

/**
 * @param {Room} room
 * @returns {{picture: string, label: string, tip: string} | null}
 */
function modeOf(room) {
  if (room.frozen) {
    const tip =
      room.role === "owner"
        ? "Frozen: only you can change things"
        : "Frozen by its owner: you can look, but change nothing";
    return { picture: "snow", label: "Frozen", tip };
  }
  if (room.role === "viewer")
    return { picture: "eye", label: "View only", tip: "Your link lets you look, but not change anything" };
  if (room.mode === "add") {
    const tip =
      room.role === "owner"
        ? "Others add, and change only what they added"
        : "You can add, and change what you added yourself";
    return { picture: "plus", label: "Add only", tip };
  }
  return null;
}

/**
 * @param {HTMLElement} chip
 * @param {ReturnType<typeof modeOf>} mode
 */
function showMode(chip, mode) {
  chip.hidden = !mode;
  if (!mode || chip.textContent === mode.label) return;
  chip.dataset.tip = mode.tip;
  chip.replaceChildren(icon(mode.picture), element("span", { class: "chip__label" }, mode.label));
}
