/** The parts of the style panel: choices among few, a slider, and buttons for what is selected. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { COLORS } from "../shared/swatches.js";

let count = 0;

/** @typedef {{value: string, label: string, picture?: Node}} Choice */

/**
 * @param {{legend: string, choices: Choice[], value: string, classes?: string, onChange: (value: string) => void}} options
 * @returns {HTMLFieldSetElement}
 */
export function choice({ legend, choices, value, classes = "style-choice", onChange }) {
  count += 1;
  const name = `style-${count}`;
  const items = choices.map(({ value: each, label, picture }) => {
    const input = element("input", { type: "radio", name, value: each, "aria-label": label, checked: each === value });
    return element("label", { class: `${classes}__item`, "data-color": each, title: label }, input, picture ?? null);
  });
  const field = element(
    "fieldset",
    { class: "style-field" },
    element("legend", { class: "style-field__name" }, legend),
    element("div", { class: classes }, ...items),
  );
  field.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && onChange(target.value));
  return field;
}

/** @param {{legend: string, value: string, ink: boolean, onChange: (color: string) => void}} options */
export function colorChoice({ legend, value, ink, onChange }) {
  const names = ink ? ["ink", ...COLORS] : [...COLORS];
  const choices = names.map((name) => ({ value: name, label: name }));
  return choice({ legend, choices, value, classes: "style-swatches", onChange });
}

/** @param {{value: "s" | "m" | "l" | "xl" | "", legend: string, type: boolean, onChange: (value: string) => void}} options */
export function sizeChoice({ value, legend, type, onChange }) {
  const choices = [
    { value: "s", label: "Small" },
    { value: "m", label: "Medium" },
    { value: "l", label: "Large" },
    { value: "xl", label: "Extra large" },
  ].map((each) => ({
    ...each,
    picture: type
      ? element("span", { class: "style-letter", "aria-hidden": "true" }, each.value.toUpperCase())
      : element("span", { class: `style-stroke style-stroke--${each.value}`, "aria-hidden": "true" }),
  }));
  return choice({ legend, choices, value, onChange });
}

/** @param {{value: string, onChange: (value: string) => void}} options */
export function dashChoice({ value, onChange }) {
  const kinds = [
    { value: "", label: "Solid" },
    { value: "dashed", label: "Dashed" },
    { value: "dotted", label: "Dotted" },
  ];
  const choices = kinds.map((each) => ({
    ...each,
    picture: element("span", { class: `style-dash style-dash--${each.value || "solid"}`, "aria-hidden": "true" }),
  }));
  return choice({ legend: "Line", choices, value, onChange });
}

/** @param {{value: number, onChange: (value: number) => void}} options */
export function opacitySlider({ value, onChange }) {
  const input = element("input", { class: "style-slider", type: "range", min: 10, max: 100, step: 10 });
  input.value = String(Math.round(value * 100));
  const output = element("output", { class: "style-field__value" }, `${input.value} %`);
  input.addEventListener("input", () => {
    output.textContent = `${input.value} %`;
  });
  input.addEventListener("change", () => onChange(Number(input.value) / 100));
  const name = element("span", { class: "style-field__name" }, "Opacity", output);
  return element("label", { class: "style-field" }, name, input);
}

/** @param {{label: string, picture: string, key?: string, danger?: boolean, run: () => void}} options */
export function actionButton({ label, picture, key, danger = false, run }) {
  const button = element(
    "button",
    {
      class: danger ? "style-action style-action--danger" : "style-action",
      type: "button",
      "data-tip": label,
      "data-tip-key": key,
      "data-tip-side": "top",
      "aria-label": label,
    },
    icon(picture),
  );
  button.addEventListener("click", run);
  return button;
}
