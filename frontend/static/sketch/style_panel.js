/** The style panel beside the rail: how the next thing will look, or, with something selected, how that looks; on a phone over the rail. */

import { element, hook } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { focusIn } from "./kept_focus.js";
import { actionButton, choice, colorChoice, dashChoice, opacitySlider, sizeChoice } from "./style_controls.js";
import { lookOfItems, partsOfItems, partsOfTool } from "./style_fields.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Look } from "./brush.js" */
/** @import { SelectionActions } from "./selection_actions.js" */
/** @import { Part } from "./style_fields.js" */
/** @import { Toolbox } from "./toolbox.js" */
/** @import { Bench } from "./tools/tool.js" */

const NARROW = matchMedia("(max-width: 900px)"); // there it would cover too much of the board

export class StylePanel {
  #root = hook("style-panel");
  #toggle = hook("style-toggle");
  #dot = hook("style-dot");
  #bench;
  #toolbox;
  #actions;
  /** Where there is little room it is opened by its button. */
  #isOpen = false;
  /** What is shown: nothing is drawn anew for the same. */
  #shown = "";

  /** @param {Bench} bench @param {Toolbox} toolbox @param {SelectionActions} actions */
  constructor(bench, toolbox, actions) {
    this.#bench = bench;
    this.#toolbox = toolbox;
    this.#actions = actions;
    bench.selection.on("change", () => this.refresh());
    bench.brush.on("change", () => this.refresh());
    toolbox.on("change", () => this.#turn(false));
    hook("more-panel").addEventListener("beforetoggle", () => this.#turn(false));
    this.#toggle.addEventListener("click", () => this.#turn(!this.#isOpen));
    this.#root.addEventListener("keydown", (event) => this.#onKey(event));
    bench.stage.addEventListener("pointerdown", () => this.#turn(false), { capture: true });
    NARROW.addEventListener("change", () => this.#turn(false));
    this.refresh();
  }

  refresh() {
    const { brush, selection, room } = this.#bench;
    const items = room.canEdit ? selection.items : [];
    const parts = items.length ? partsOfItems(items) : partsOfTool(this.#toolbox.tool.name);
    const look = { ...brush.look, ...lookOfItems(items) };
    this.#show(items, parts, look);
    this.#dot.dataset.color = parts.includes("paper") ? look.paper : look.color;
    const hasStyle = parts.length > 0 || items.length > 0;
    this.#toggle.toggleAttribute("disabled", !hasStyle);
    this.#root.hidden = !hasStyle || (NARROW.matches && !this.#isOpen);
    this.#toggle.setAttribute("aria-expanded", String(this.#isOpen && hasStyle));
  }

  /** @param {boolean} open */
  #turn(open) {
    this.#isOpen = open;
    this.refresh();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape" || !this.#isOpen) return;
    event.preventDefault();
    this.#turn(false);
    this.#toggle.focus();
  }

  /** @param {Item[]} items @param {Part[]} parts @param {Look} look */
  #show(items, parts, look) {
    const drawers = [...new Map(items.map(({ by, who }) => [by, who])).values()];
    const shown = JSON.stringify([parts, look, drawers, items.length, items[0]?.kind]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const focus = focusIn(this.#root);
    const type = items.length ? items.every(isWords) : ["text", "note"].includes(this.#toolbox.tool.name);
    this.#root.replaceChildren(...parts.map((part) => this.#control(part, look, type)));
    if (items.length) this.#root.prepend(this.#buttons());
    if (items.length) this.#root.append(drawnBy(drawers));
    focus?.(this.#root);
  }

  /** @param {Part} part @param {Look} look @param {boolean} type @returns {HTMLElement} */
  #control(part, look, type) {
    const set = (/** @type {Partial<Look>} */ changes) => this.#actions.style(changes);
    switch (part) {
      case "color":
        return colorChoice({ legend: "Colour", value: look.color, ink: true, onChange: (color) => set({ color }) });
      case "paper":
        return colorChoice({ legend: "Colour", value: look.paper, ink: false, onChange: (paper) => set({ paper }) });
      case "size": {
        const onChange = (/** @type {string} */ size) => set({ size: /** @type {Look["size"]} */ (size) });
        return sizeChoice({ legend: type ? "Type" : "Width", value: look.size, type, onChange });
      }
      case "dash":
        return dashChoice({ value: look.dash, onChange: (dash) => set({ dash: /** @type {Look["dash"]} */ (dash) }) });
      case "opacity":
        return opacitySlider({ value: look.opacity, onChange: (opacity) => set({ opacity }) });
      case "filled":
        return twoWays("Fill", ["Empty", "Filled"], look.filled, (filled) => set({ filled }));
      case "wholes":
        return twoWays("Takes away", ["Parts", "Whole things"], look.wholes, (wholes) => set({ wholes }));
    }
  }

  #buttons() {
    const { duplicate, toFront, toBack, copy, remove } = this.#actions;
    return element(
      "div",
      { class: "style-actions", role: "group", "aria-label": "What is selected" },
      actionButton({ label: "Duplicate", picture: "duplicate", key: "Ctrl D", run: duplicate }),
      actionButton({ label: "Copy", picture: "copy", key: "Ctrl C", run: copy }),
      actionButton({ label: "To the front", picture: "to-front", key: "]", run: toFront }),
      actionButton({ label: "To the back", picture: "to-back", key: "[", run: toBack }),
      actionButton({ label: "Remove", picture: "trash", key: "Del", danger: true, run: remove }),
    );
  }
}

/** @param {Item} item */
function isWords({ kind }) {
  return kind === "text" || kind === "note";
}

/** @param {string} legend @param {[string, string]} labels off, on @param {boolean} value @param {(on: boolean) => void} onChange */
function twoWays(legend, [off, on], value, onChange) {
  const choices = [
    { value: "off", label: off, picture: element("span", {}, off) },
    { value: "on", label: on, picture: element("span", {}, on) },
  ];
  return choice({
    legend,
    choices,
    value: value ? "on" : "off",
    classes: "style-ways",
    onChange: (each) => onChange(each === "on"),
  });
}

/** @param {string[]} names */
function drawnBy(names) {
  const who = names.length > 2 ? `${names.length} people` : names.map((name) => name || "somebody").join(" and ");
  return element("p", { class: "style-drawer" }, icon("person", "icon icon--small"), `Drawn by ${who}`);
}
