/** Undo and redo: the buttons (in the bar, and in a phone's rail) and their keys. */

/** @import { Announce } from "./announce.js" */
/** @import { Shortcuts } from "./shortcuts.js" */

/**
 * @typedef {{canUndo: boolean, canRedo: boolean, undo: () => unknown, redo: () => unknown,
 *   on: (name: "change", fn: (change: {canUndo: boolean, canRedo: boolean}) => void) => unknown}} Undoable
 */

/**
 * @param {Undoable} history
 * @param {{shortcuts: Shortcuts, announce: Announce}} parts
 */
export function connectHistory(history, { shortcuts, announce }) {
  const undo = () => {
    if (!history.canUndo) return;
    history.undo();
    announce("Undone.");
  };
  const redo = () => {
    if (!history.canRedo) return;
    history.redo();
    announce("Done again.");
  };
  const undoButtons = buttons("[data-undo]", undo);
  const redoButtons = buttons("[data-redo]", redo);
  const show = () => {
    for (const button of undoButtons) button.disabled = !history.canUndo;
    for (const button of redoButtons) button.disabled = !history.canRedo;
  };
  history.on("change", show);
  show();
  shortcuts.add({ keys: "Mod+Z", label: "Undo your last change", group: "Changes", run: undo });
  shortcuts.add({ keys: "Mod+Shift+Z", label: "Do it again", group: "Changes", run: redo });
  shortcuts.add({ keys: "Mod+Y", label: "", group: "Changes", run: redo });
}

/**
 * @param {string} selector
 * @param {() => void} run
 * @returns {HTMLButtonElement[]}
 */
function buttons(selector, run) {
  const found = [...document.querySelectorAll(selector)].filter((node) => node instanceof HTMLButtonElement);
  for (const button of found) button.addEventListener("click", run);
  return found;
}
