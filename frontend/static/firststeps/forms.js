/** What the examples' forms have in common. */

import { hook } from "../shared/element.js";

/**
 * Calls `submitted` with the form's fields and the button's value; the page stays.
 * @param {HTMLElement} card
 * @param {(fields: (name: string) => string, button: string) => void} submitted
 * @returns {HTMLFormElement}
 */
export function onSubmit(card, submitted) {
  const form = hook("form", card);
  if (!(form instanceof HTMLFormElement)) throw new Error("[data-form] is no form.");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
    submitted((name) => String(fields.get(name) ?? "").trim(), button);
  });
  return form;
}

/** Empties one field and puts the cursor there. @param {HTMLFormElement} form @param {string} name */
export function startAnew(form, name) {
  const input = form.elements.namedItem(name);
  if (!(input instanceof HTMLInputElement)) return;
  input.value = "";
  input.focus();
}
