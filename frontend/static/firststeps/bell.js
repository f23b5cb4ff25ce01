/** Notifications: a view rings, all pages hear it. */

import { hook } from "../shared/element.js";
import { post } from "./asking.js";
import { ExampleSocket } from "./example_socket.js";
import { Frames } from "./frames.js";

/** @import { StepsPage } from "./page.js" */

/** @param {HTMLElement} card @param {StepsPage} page */
export function mountBell(card, { csrf, toast }) {
  const rung = hook("rung", card);
  let count = 0;
  const socket = new ExampleSocket("notifications/", new Frames(card), {
    text: (text) => {
      const { by } = JSON.parse(text);
      count += 1;
      rung.textContent = count === 1 ? `${by} rang.` : `${by} rang; ${count} times by now.`;
      toast({ text: `${by} rang the bell.` });
    },
  });
  hook("ring", card).addEventListener("click", async () => {
    const refusal = await post("/first-steps/bell/", csrf);
    if (refusal) toast({ text: refusal });
  });
  socket.open();
}
