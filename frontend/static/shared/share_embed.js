/** The code that puts the room into another web page: to look on, live. */

import { copyText } from "./clipboard.js";
import { element } from "./element.js";
import { icon } from "./icons.js";

/** @import { Announce } from "./announce.js" */

/** @param {string} code HTML @param {Announce} announce @returns {HTMLElement} */
export function embedPanel(code, announce) {
  const field = element("textarea", { class: "input share__embed", rows: 3, readonly: true, "aria-label": "The code" });
  field.value = code;
  field.addEventListener("focus", () => field.select());
  const button = element("button", { class: "button", type: "button" }, icon("copy"), "Copy the code");
  button.addEventListener("click", async () => {
    await copyText(code);
    announce("The code is copied.");
    button.lastChild?.replaceWith("Copied");
  });
  const says = element("p", { class: "share__says" }, "Whoever opens that page looks on live, and can change nothing.");
  const summary = element("summary", { class: "share__summary" }, icon("code"), "Put it into a web page");
  return element("details", { class: "share__more" }, summary, says, field, button);
}
