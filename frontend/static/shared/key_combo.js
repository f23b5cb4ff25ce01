/** Key combinations such as "Mod+Shift+Z": does an event match one, and what stands on the keys. */

/**
 * @typedef {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean}} KeyPress
 * @typedef {{key: string, mod: boolean, shift: boolean, alt: boolean}} Combo
 */

/**
 * @param {string} text
 * @returns {Combo}
 */
export function parseCombo(text) {
  const parts = text.split(/\+(?!$)/);
  const key = parts.pop() ?? "";
  return { key, mod: parts.includes("Mod"), shift: parts.includes("Shift"), alt: parts.includes("Alt") };
}

/**
 * Shift counts for letters and named keys; a sign such as "?" says itself whether Shift was needed.
 * @param {KeyPress} press
 * @param {string} text
 * @param {boolean} mac there, Mod is the command key
 */
export function matches(press, text, mac) {
  const combo = parseCombo(text);
  if (press.key.toLowerCase() !== combo.key.toLowerCase()) return false;
  const [mod, other] = mac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (mod !== combo.mod || other || press.altKey !== combo.alt) return false;
  return isSign(combo.key) || press.shiftKey === combo.shift;
}

/**
 * One key without Ctrl, Alt or Command, that a speaking or trembling hand may hit by mistake.
 * @param {string} text
 */
export function isSingleCharacter(text) {
  const { key, mod, alt } = parseCombo(text);
  return key.length === 1 && !mod && !alt;
}

/** @type {Record<string, string>} */
const SIGNS = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Delete: "Del",
  " ": "Space",
};

/**
 * What to print on each key.
 * @param {string} text
 * @param {boolean} mac
 * @returns {string[]}
 */
export function keyNames(text, mac) {
  const { key, mod, shift, alt } = parseCombo(text);
  const names = [];
  if (mod) names.push(mac ? "⌘" : "Ctrl");
  if (alt) names.push(mac ? "⌥" : "Alt");
  if (shift) names.push(mac ? "⇧" : "Shift");
  return [...names, SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)];
}

/** @param {string} key */
function isSign(key) {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase();
}
