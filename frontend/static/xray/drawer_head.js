/** The head of the drawer: its name, what is shown where there is room for one panel only, and what can be done. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";

const PANELS = /** @type {const} */ ([
  ["way", "Way"],
  ["frames", "Frames"],
  ["hood", "Room"],
]);

/**
 * @param {{show: (panel: string) => void, pause: () => void, clear: () => void, close: () => void}} then
 */
export function drawerHead({ show, pause, clear, close }) {
  const title = { class: "xray__title", id: "xray-title", tabindex: "-1", "data-xray-title": true };
  const pauseButton = button("pause", "Pause", pause);
  pauseButton.setAttribute("aria-pressed", "false");
  const root = element(
    "header",
    { class: "xray__head" },
    element("h2", title, "Under the hood"),
    tabs(show),
    element("span", { class: "xray__gap" }),
    pauseButton,
    button("sweep", "Clear", clear),
    button("close", "Close", close),
  );
  return { root, pause: pauseButton };
}

/** @param {(panel: string) => void} show */
function tabs(show) {
  const choices = PANELS.map(([name, label]) => {
    const input = element("input", { type: "radio", name: "xray-panel", value: name, checked: name === "way" });
    input.addEventListener("change", () => show(name));
    return element("label", { class: "segments__item" }, input, label);
  });
  return element("div", { class: "segments xray__tabs", role: "radiogroup", "aria-label": "Show" }, ...choices);
}

/** @param {string} name @param {string} label @param {() => void} run */
function button(name, label, run) {
  const made = element(
    "button",
    { class: "button button--quiet button--icon button--small", type: "button", "aria-label": label },
    icon(name),
  );
  made.addEventListener("click", run);
  return made;
}
