/** Light, dark, or as the system has it; and the colours that result, for those who draw on a canvas. */

import { keepChoice } from "./choices.js";

/** @typedef {"system" | "light" | "dark"} Theme */

const KEY = "theme"; // read by theme-early.js before the first paint

/** @returns {Theme} */
export function currentTheme() {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** @param {Theme} theme */
export function setTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  keepChoice(KEY, theme === "system" ? null : theme);
}

/** Wires each theme switch of the page, and follows a change made in another tab. */
export function mountThemeSwitches() {
  for (const control of document.querySelectorAll("[data-theme-switch]")) {
    control.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) setTheme(/** @type {Theme} */ (target.value));
    });
  }
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEY) return;
    setTheme(newValue === "light" || newValue === "dark" ? newValue : "system");
    showChoice();
  });
  showChoice();
}

function showChoice() {
  for (const input of document.querySelectorAll("[data-theme-switch] input")) {
    if (input instanceof HTMLInputElement) input.checked = input.value === currentTheme();
  }
}

/**
 * Calls `changed` when the page turns light or dark.
 * @param {() => void} changed
 * @returns {() => void} stops it
 */
export function onThemeChange(changed) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", changed);
  };
}

/**
 * A colour token as a canvas understands it: light-dark() and var() are worked out by the browser.
 * @param {string} token such as "--accent"
 * @param {Element} [place] where the token holds; tokens may differ inside an element
 * @returns {string}
 */
export function resolveColor(token, place = document.body) {
  const probe = document.createElement("i");
  probe.hidden = true;
  probe.style.setProperty("color", `var(${token})`);
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
