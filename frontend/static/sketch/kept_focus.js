/** Keeps the focus where controls are made anew: it goes to the one of the same name. */

/** @param {HTMLElement} root @returns {((place: HTMLElement) => void) | null} gives the focus back; null if it was elsewhere */
export function focusIn(root) {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement) || !root.contains(held)) return null;
  const label = held.getAttribute("aria-label");
  const legend = held.closest("fieldset")?.querySelector("legend")?.textContent;
  const type = held.getAttribute("type");
  return (/** @type {HTMLElement} */ place) => {
    const fields = [...place.querySelectorAll("fieldset")];
    const within = fields.find((each) => each.querySelector("legend")?.textContent === legend) ?? place;
    const again = label
      ? within.querySelector(`[aria-label="${CSS.escape(label)}"]`)
      : within.querySelector(`[type="${type}"]`);
    if (again instanceof HTMLElement) again.focus();
  };
}
