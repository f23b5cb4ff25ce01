/** The map's tools in the rail, and the same ones as keys. */

import { hook } from "../shared/element.js";
import { whyReadOnly } from "./grab.js";
/** @import { Room } from "../realtime/room.js" */
/** @import { Shortcuts } from "../shared/shortcuts.js" */

/**
 * @typedef {object} ToolActions
 * @property {() => void} add
 * @property {() => void} list
 * @property {() => void} zoomIn
 * @property {() => void} zoomOut
 * @property {() => void} fit
 * @property {() => void} keys
 */

export class Tools {
  #rail = hook("rail");
  #room;

  /** @param {Room} room @param {Shortcuts} shortcuts @param {ToolActions} actions */
  constructor(room, shortcuts, actions) {
    this.#room = room;
    /** @type {Record<string, () => void>} */
    const runs = {
      add: actions.add,
      list: actions.list,
      "zoom-in": actions.zoomIn,
      "zoom-out": actions.zoomOut,
      fit: actions.fit,
      keys: actions.keys,
    };
    this.#rail.addEventListener("click", ({ target }) => {
      const tool = target instanceof Element ? target.closest("[data-tool]") : null;
      if (tool instanceof HTMLElement && tool.getAttribute("aria-disabled") !== "true")
        runs[tool.dataset.tool ?? ""]?.();
    });
    addShortcuts(shortcuts, actions);
    room.on("you", () => this.refresh());
    room.on("room", () => this.refresh());
    this.refresh();
  }

  /** A tool that cannot be used says why. */
  refresh() {
    const why = whyReadOnly(this.#room);
    const add = this.#tool("add");
    add.setAttribute("aria-disabled", String(Boolean(why)));
    add.dataset.tip = why || "Add a marker";
    if (why) delete add.dataset.tipKey;
    else add.dataset.tipKey = "A";
    add.setAttribute("aria-description", why);
  }

  /** @param {string} name @param {"aria-pressed" | "aria-expanded"} state @param {boolean} on */
  turn(name, state, on) {
    this.#tool(name).setAttribute(state, String(on));
  }

  /** @param {string} name @returns {HTMLElement} */
  #tool(name) {
    const tool = this.#rail.querySelector(`[data-tool="${name}"]`);
    if (!(tool instanceof HTMLElement)) throw new Error(`The rail has no tool "${name}".`);
    return tool;
  }
}

/** @param {Shortcuts} shortcuts @param {ToolActions} actions */
function addShortcuts(shortcuts, { add, list, fit }) {
  const group = "Map";
  shortcuts.add({ keys: "A", label: "Add a marker", group, run: add });
  shortcuts.add({ keys: "N", label: "Add a marker, too", group, run: add });
  shortcuts.add({ keys: "L", label: "List and search", group, run: list });
  shortcuts.add({ keys: "/", label: "Search the markers", group, run: list });
  shortcuts.add({ keys: "F", label: "Show all markers", group, run: fit });
  shortcuts.add({ keys: "+", label: "Closer", group });
  shortcuts.add({ keys: "-", label: "Farther", group });
  shortcuts.add({ keys: "Enter", label: "Edit the focused marker", group: "Marker" });
  shortcuts.add({ keys: "ArrowRight", label: "Move it (any arrow key)", group: "Marker" });
  shortcuts.add({ keys: "Shift+ArrowRight", label: "Move it farther", group: "Marker" });
  shortcuts.add({ keys: "Delete", label: "Remove it", group: "Marker" });
}
