/** Short messages at the bottom of the page: they leave by themselves, but not while somebody is at them. */

import { element } from "./element.js";
import { icon } from "./icons.js";

const SECONDS = 6;
const MOST = 3; // toasts at a time

/**
 * @typedef {{text: string, action?: {label: string, run: () => void}, tone?: "plain" | "danger", seconds?: number}} ToastOptions
 * @typedef {(options: ToastOptions) => () => void} Toast shows one and returns the function that closes it
 */

/**
 * @param {HTMLElement} lane
 * @returns {Toast}
 */
export function createToasts(lane) {
  return ({ text, action, tone = "plain", seconds = SECONDS }) => {
    const toast = element("div", { class: "toast" }, tone === "danger" ? icon("warning") : null);
    toast.append(element("span", { class: "toast__text" }, text));
    const close = () => toast.remove();
    if (action) toast.append(actionButton(action, close));
    toast.append(closeButton(close));
    leaveAfter(toast, seconds, close);
    lane.append(toast);
    while (lane.children.length > MOST) lane.firstElementChild?.remove();
    return close;
  };
}

/**
 * @param {{label: string, run: () => void}} action
 * @param {() => void} close
 */
function actionButton(action, close) {
  const button = element("button", { class: "button button--small toast__action", type: "button" }, action.label);
  button.addEventListener("click", () => {
    close();
    action.run();
  });
  return button;
}

/** @param {() => void} close */
function closeButton(close) {
  const attributes = { class: "button button--small button--icon", type: "button", "aria-label": "Close the message" };
  const button = element("button", attributes, icon("close", "icon icon--small"));
  button.addEventListener("click", close);
  return button;
}

/**
 * @param {HTMLElement} toast
 * @param {number} seconds
 * @param {() => void} close
 */
function leaveAfter(toast, seconds, close) {
  let timer = 0;
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(close, seconds * 1000);
  };
  for (const come of ["pointerenter", "focusin"]) toast.addEventListener(come, () => clearTimeout(timer));
  for (const go of ["pointerleave", "focusout"]) toast.addEventListener(go, wait);
  wait();
}
