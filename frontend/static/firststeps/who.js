/** Sessions and users: what the consumer found in its scope. */

import { hook } from "../shared/element.js";
import { ExampleSocket } from "./example_socket.js";
import { Frames } from "./frames.js";

/** @param {HTMLElement} card */
export function mountWho(card) {
  const socket = new ExampleSocket("who/", new Frames(card), {
    text: (text) => {
      const { user, guest, visits } = JSON.parse(text);
      hook("user", card).textContent = user;
      hook("guest", card).textContent = guest || "nobody";
      hook("visits", card).textContent = String(visits);
    },
  });
  hook("again", card).addEventListener("click", () => socket.reopen());
  socket.open();
}
