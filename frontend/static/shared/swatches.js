/** A choice among the twelve colours, as radio buttons with names. */

import { element } from "./element.js";

export const COLORS = /** @type {const} */ ([
  "red",
  "orange",
  "amber",
  "lime",
  "green",
  "teal",
  "cyan",
  "blue",
  "indigo",
  "violet",
  "magenta",
  "rose",
]);

let count = 0;

/**
 * @param {{legend: string, value: string, onChange: (color: string) => void}} options
 * @returns {HTMLFieldSetElement}
 */
export function swatches({ legend, value, onChange }) {
  count += 1;
  const name = `color-${count}`;
  const choices = COLORS.map((color) => {
    const input = element("input", {
      type: "radio",
      name,
      value: color,
      "aria-label": color,
      checked: color === value,
    });
    return element("label", { class: "swatches__item", "data-color": color, title: color }, input);
  });
  const field = element(
    "fieldset",
    { class: "swatches" },
    element("legend", { class: "field__label" }, legend),
    ...choices,
  );
  field.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) onChange(target.value);
  });
  return field;
}
