/** One link: what it allows, its code to scan, its text to copy, and the device's own way to send it. */

import { element } from "./element.js";
import { icon } from "./icons.js";

/** @import { Role } from "../../types.d.ts" */
/** @import { Announce } from "./announce.js" */
/** @import { RoleLink } from "./share_links.js" */

/** @type {Record<Role, string>} */
const SAYS = {
  viewer: "Whoever has this link can look on live, and change nothing.",
  editor: "Whoever has this link can add, move and change things. No account needed.",
  owner: "Whoever has this link can do all that you can, also freeze the room. Keep it for yourself.",
};
const PUBLIC = "This room is open to everyone. Whoever has the address can join in.";
const COPIED = 2000; // ms

/**
 * @param {RoleLink} link
 * @param {{open: boolean, announce: Announce}} options
 * @returns {HTMLElement[]}
 */
export function linkPanel({ role, url, qr }, { open, announce }) {
  const image = element("img", {
    src: asImage(qr),
    alt: "The link as a code to scan with a phone’s camera",
  });
  const field = element("input", { class: "input", value: url, readonly: true, "aria-label": "The link" });
  field.addEventListener("focus", () => field.select());
  const row = element("div", { class: "share__row" }, field, copyButton(field, announce));
  if ("share" in navigator) row.append(sendButton(url));
  return [
    element("p", { class: "share__says" }, open ? PUBLIC : SAYS[role]),
    element("div", { class: "share__code" }, image),
    row,
  ];
}

/** The code comes as SVG for HTML, which names no namespace; an image of its own must. @param {string} svg */
export function asImage(svg) {
  const drawing =
    new DOMParser().parseFromString(svg, "text/html").querySelector("svg") ?? document.createElement("svg");
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
}

/** @param {HTMLInputElement} field @param {Announce} announce */
function copyButton(field, announce) {
  const label = element("span", {}, "Copy");
  const button = element("button", { class: "button button--filled", type: "button" }, icon("copy"), label);
  button.addEventListener("click", async () => {
    await copy(field);
    label.textContent = "Copied";
    announce("The link is copied.");
    setTimeout(() => {
      label.textContent = "Copy";
    }, COPIED);
  });
  return button;
}

/** Without HTTPS there is no clipboard API; then the selection is copied the old way. @param {HTMLInputElement} field */
async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
}

/** @param {string} url */
function sendButton(url) {
  const button = element(
    "button",
    { class: "button button--icon", type: "button", "aria-label": "Send with another app" },
    icon("share"),
  );
  // Refused when the person closes the device's own panel: nothing to tell them then.
  button.addEventListener("click", () => navigator.share({ title: document.title, url }).catch(() => {}));
  return button;
}
