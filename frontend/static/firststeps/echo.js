/** Echo: the same socket to the class or to the function. */

import { ExampleSocket } from "./example_socket.js";
import { onSubmit, startAnew } from "./forms.js";
import { Frames } from "./frames.js";

/** @param {HTMLElement} card */
export function mountEcho(card) {
  const socket = new ExampleSocket("echo/", new Frames(card));
  const form = onSubmit(card, (field) => {
    if (socket.say(field("text"))) startAnew(form, "text");
  });
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "radio") socket.reopen(target.value);
  });
  socket.open();
}
