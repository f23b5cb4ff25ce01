/** The rail: a button for each tool. On a phone the tools used most stand in it, the others in a popover. */

import { element, hook } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { whyReadOnly } from "./permission.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Toolbox } from "./toolbox.js" */
/** @import { Tool } from "./tools/tool.js" */

/** What stands together; on a phone only the firsts of `ALWAYS` are in the rail. */
const GROUPS = [
  ["select", "lasso", "hand"],
  ["pen", "highlighter", "eraser"],
  ["line", "arrow", "rectangle", "ellipse"],
  ["text", "note", "image"],
  ["laser"],
];
const ALWAYS = ["select", "pen", "eraser"];
const PHONE = matchMedia("(max-width: 600px)");

export class Rail {
  #room;
  #toolbox;
  #rail = hook("tools");
  #panel = hook("more-panel");
  #more = hook("more-tools");
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();

  /** @param {Room} room @param {Toolbox} toolbox */
  constructor(room, toolbox) {
    this.#room = room;
    this.#toolbox = toolbox;
    for (const tool of toolbox.tools.values()) this.#buttons.set(tool.name, this.#button(tool));
    toolbox.on("change", () => this.refresh());
    this.#rail.addEventListener("keydown", (event) => this.#onKey(event));
    PHONE.addEventListener("change", () => this.#arrange());
    this.#arrange();
    this.refresh();
  }

  #arrange() {
    const rows = GROUPS.map((names) => names.map((name) => /** @type {HTMLElement} */ (this.#buttons.get(name))));
    if (PHONE.matches) {
      const all = rows.flat();
      this.#rail.replaceChildren(...all.filter((button) => ALWAYS.includes(nameOf(button))));
      this.#panel.replaceChildren(...all.filter((button) => !ALWAYS.includes(nameOf(button))));
    } else {
      const lined = rows.flatMap((row, i) => (i ? [element("span", { class: "rail__line" }), ...row] : row));
      this.#rail.replaceChildren(...lined);
      this.#panel.replaceChildren();
    }
    this.#rail.setAttribute("aria-orientation", PHONE.matches ? "horizontal" : "vertical");
  }

  /** @param {Tool} tool */
  #button({ name, label, icon: picture, key }) {
    const button = element(
      "button",
      {
        class: "tool",
        type: "button",
        "data-tool": name,
        "data-tip": label,
        "data-tip-key": key,
        "data-tip-side": "right",
        "aria-label": label,
        "aria-keyshortcuts": key,
      },
      icon(picture),
      element("span", { class: "tool__label" }, label),
    );
    button.addEventListener("click", () => {
      this.#panel.hidePopover();
      this.#toolbox.take(name);
    });
    return button;
  }

  /** Arrow keys go from tool to tool, as in every toolbar. @param {KeyboardEvent} event */
  #onKey(event) {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const buttons = [...this.#rail.querySelectorAll("button")].filter((button) => !button.disabled);
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (!by || at < 0) return;
    event.preventDefault();
    buttons[(at + by + buttons.length) % buttons.length].focus();
  }

  /** Which tool is taken, and which may be. */
  refresh() {
    const why = whyReadOnly(this.#room);
    const { tool } = this.#toolbox;
    for (const [name, button] of this.#buttons) {
      button.setAttribute("aria-pressed", String(name === tool.name));
      button.disabled = Boolean(why) && !this.#toolbox.tools.get(name)?.harmless;
    }
    const elsewhere = !ALWAYS.includes(tool.name);
    this.#more.replaceChildren(icon(elsewhere ? tool.icon : "dots"));
    this.#more.setAttribute("aria-pressed", String(elsewhere));
    this.#more.setAttribute("aria-label", elsewhere ? `More tools, ${tool.label} is taken` : "More tools");
  }
}

/** @param {HTMLElement} button */
function nameOf(button) {
  return button.dataset.tool ?? "";
}
