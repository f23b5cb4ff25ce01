/** The toolbar over a text, its keys, and the preview that the server makes of it. */

import { hook } from "../shared/element.js";
import { marked } from "./markdown_marks.js";
import { proseNodes } from "./prose.js";

/** @import { Mark } from "./markdown_marks.js" */

/** @type {Record<string, Mark>} with Ctrl, or Command */
const KEYS = { b: "bold", i: "italic", k: "link" };

/** @param {HTMLElement} form @param {HTMLTextAreaElement} field @param {(markdown: string) => Promise<string>} preview */
export function mountTextTools(form, field, preview) {
  const apply = (/** @type {Mark} */ mark) => {
    const { value: text, selectionStart: start, selectionEnd: end } = field;
    const after = marked({ text, start, end }, mark);
    field.focus();
    field.value = after.text;
    field.setSelectionRange(after.start, after.end);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  form.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    const { markAs, view } = button?.dataset ?? {};
    if (markAs) apply(/** @type {Mark} */ (markAs));
    if (view) show(form, field, view === "preview" ? preview : null);
  });
  field.addEventListener("keydown", (event) => {
    const mark = KEYS[event.key.toLowerCase()];
    if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    apply(mark);
  });
}

/** @param {HTMLElement} form @param {HTMLTextAreaElement} field @param {((markdown: string) => Promise<string>) | null} preview */
async function show(form, field, preview) {
  const place = hook("preview-body", form);
  for (const button of form.querySelectorAll("[data-view]"))
    button.setAttribute("aria-pressed", String((button.getAttribute("data-view") === "preview") === Boolean(preview)));
  place.hidden = !preview;
  field.hidden = Boolean(preview);
  if (!preview) return field.focus();
  place.textContent = "…";
  try {
    place.replaceChildren(...proseNodes(await preview(field.value)));
  } catch {
    place.textContent = "The preview could not be made. Look at your connection.";
  }
}
