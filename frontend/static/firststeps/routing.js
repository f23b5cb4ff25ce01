/** The routing: which paths lead to a consumer, and which to nobody. */

import { browser } from "../realtime/environment.js";
import { hook } from "../shared/element.js";
import { onSubmit } from "./forms.js";
import { Frames } from "./frames.js";

const ROOT = "/ws/first-steps/";
const NOBODY = 4404;
const STAY = 400; // ms without being turned away: somebody is there

/** @param {HTMLElement} card */
export function mountRouting(card) {
  const frames = new Frames(card);
  const answer = hook("answer", card);
  const { openSocket, after } = browser();
  frames.state("", "Nobody has knocked yet.");

  onSubmit(card, (field) => {
    const path = field("path").replace(/^\/+/, "");
    const socket = /** @type {WebSocket} */ (openSocket(`${ROOT}${encodeURI(path)}`));
    frames.state("connecting", `Connecting to ${ROOT}${path}`);
    frames.out(`open ${ROOT}${path}`);
    socket.addEventListener("open", () => after(STAY, () => socket.close(1000)));
    socket.addEventListener("close", ({ code }) => {
      frames.in(`close ${code}`);
      frames.state("", "Over.");
      answer.textContent = code === NOBODY ? `${path} leads to nobody.` : `${path} leads to a consumer.`;
    });
  });
}
