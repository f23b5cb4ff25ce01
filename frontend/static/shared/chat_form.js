/** The field to write in; those who may only look find a sentence in its place. */

import { element } from "./element.js";
import { icon } from "./icons.js";

/** @import { Room } from "../realtime/room.js" */

const LONGEST = 500; // characters

/**
 * @param {Room} room
 * @returns {{root: HTMLElement, field: HTMLTextAreaElement, show: () => void}}
 */
export function chatForm(room) {
  const field = element("textarea", {
    class: "input",
    rows: 1,
    maxlength: LONGEST,
    placeholder: "Write to everyone here",
    "aria-label": "Write to everyone here",
  });
  const send = element(
    "button",
    { class: "button button--quiet button--icon chat__send", "aria-label": "Send" },
    icon("arrow-up"),
  );
  const form = element("form", { class: "chat__form" }, field, send);
  const closed = element("p", { class: "chat__closed" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say(room, field);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    say(room, field);
  });
  const show = () => {
    form.hidden = !room.canEdit;
    closed.hidden = room.canEdit;
    closed.textContent = room.frozen
      ? "The room is frozen: nothing new can be written."
      : "Your link lets you read along.";
  };
  return { root: element("div", {}, form, closed), field, show };
}

/**
 * @param {Room} room
 * @param {HTMLTextAreaElement} field
 */
function say(room, field) {
  const text = field.value.trim();
  if (!text) return;
  room.send("chat.say", { text });
  field.value = "";
}
