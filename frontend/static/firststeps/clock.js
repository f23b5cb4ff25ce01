/** Server-sent events: the browser's own EventSource does the rest. */

import { hook } from "../shared/element.js";
import { Frames } from "./frames.js";

const PATH = "/first-steps/clock/";

/** @param {HTMLElement} card */
export function mountClock(card) {
  const frames = new Frames(card);
  const button = hook("switch", card);
  const time = hook("time", card);
  /** @type {EventSource | null} */
  let source = null;

  const start = () => {
    source = new EventSource(PATH);
    frames.out(`GET ${PATH}`);
    frames.state("connecting", "Connecting…");
    source.addEventListener("open", () => frames.state("online", "The answer goes on."));
    source.addEventListener("error", () => frames.state("reconnecting", "Reconnecting…"));
    source.addEventListener("message", ({ data }) => {
      time.textContent = data;
      frames.in(`data: ${data}`);
    });
  };
  const stop = () => {
    source?.close();
    source = null;
    frames.state("", "Stopped.");
  };
  frames.state("", "Stopped.");
  button.addEventListener("click", () => {
    if (source) stop();
    else start();
    button.textContent = source ? "Stop the clock" : "Start the clock";
  });
}
