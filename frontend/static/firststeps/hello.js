/** A raw ASGI application: two addresses that one may ask. */

import { get } from "./asking.js";
import { Frames } from "./frames.js";

/** @param {HTMLElement} card */
export function mountHello(card) {
  const frames = new Frames(card);
  for (const button of card.querySelectorAll("button[data-ask]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.addEventListener("click", async () => {
      const path = `/first-steps/${button.dataset.ask}`;
      frames.out(`GET ${path}`);
      frames.in(await get(path));
      frames.state("", "Answered, and over.");
    });
  }
}
