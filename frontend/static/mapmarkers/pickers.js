/** The choice of a marker's icon and of its colour, as radio buttons. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { COLORS } from "../shared/swatches.js";

export const ICONS = /** @type {const} */ ([
  "",
  "flag",
  "star",
  "heart",
  "home",
  "camera",
  "coffee",
  "food",
  "bed",
  "tent",
  "tree",
  "mountain",
  "water",
  "boat",
  "bike",
  "bus",
  "train",
  "plane",
  "music",
  "book",
  "info",
  "question",
  "alert",
]);

let count = 0;

/** @typedef {{field: HTMLFieldSetElement, show: (value: string) => void}} Choice */

/** @param {(name: string) => void} chosen @returns {Choice} */
export function iconChoice(chosen) {
  return choice("Icon", "icons", ICONS, chosen, (name) => {
    const face = name ? icon(name) : element("span", { class: "icons__dot" });
    return element("label", { class: "icons__item", title: name || "plain" }, face);
  });
}

/** @param {(color: string) => void} chosen @returns {Choice} */
export function colorChoice(chosen) {
  return choice("Colour", "swatches", ["", ...COLORS], chosen, (color) =>
    element("label", { class: "swatches__item", "data-color": color, title: color || "standard" }),
  );
}

/**
 * @param {string} legend @param {string} classes @param {readonly string[]} values
 * @param {(value: string) => void} chosen @param {(value: string) => HTMLElement} face
 * @returns {Choice}
 */
function choice(legend, classes, values, chosen, face) {
  count += 1;
  const name = `${classes}-${count}`;
  const inputs = values.map((value) => {
    const label = legend === "Icon" ? value || "plain" : value || "standard";
    return element("input", { type: "radio", name, value, "aria-label": label });
  });
  const faces = inputs.map((input) => {
    const label = face(input.value);
    label.append(input);
    return label;
  });
  const field = element("fieldset", { class: classes }, element("legend", { class: "field__label" }, legend), ...faces);
  field.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && chosen(target.value));
  const show = (/** @type {string} */ value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
  return { field, show };
}
