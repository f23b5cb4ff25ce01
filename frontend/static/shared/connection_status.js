/** The connection as one sees it: a quiet dot while all is well, a notice with a countdown when it is not. */

import { connectionWords } from "./connection_words.js";
import { element } from "./element.js";
import { icon } from "./icons.js";

/** @import { Status } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Announce } from "./announce.js" */

const BLIP = 1200; // ms: a break that short is only shown by the dot
const SECOND = 250; // ms between looks at the countdown

export class ConnectionStatus {
  #dot;
  #notice;
  #announce;
  #text = element("span", { class: "notice__text" });
  #retry = element("button", { class: "button button--small", type: "button" }, "Try now");
  /** @type {Status} */
  #status;
  #timer = 0;
  #brokenAt = 0;

  /** @param {Room} room @param {{dot: HTMLElement, notice: HTMLElement, announce: Announce}} parts */
  constructor(room, { dot, notice, announce }) {
    this.#dot = dot;
    this.#notice = notice;
    this.#announce = announce;
    this.#status = room.status;
    this.#retry.addEventListener("click", () => room.retry());
    room.on("status", (status) => this.#change(status));
    this.#change(room.status);
  }

  /** @param {Status} status */
  #change(status) {
    const before = this.#status.state;
    this.#status = status;
    if (status.state === "online") this.#brokenAt = 0;
    else this.#brokenAt ||= performance.now();
    if (before !== status.state) this.#speak(before);
    window.clearInterval(this.#timer);
    if (status.state !== "online") this.#timer = window.setInterval(() => this.#show(), SECOND);
    this.#show();
  }

  /** Once per change of state: a countdown read aloud helps nobody. @param {Status["state"]} before */
  #speak(before) {
    if (this.#status.state === "online") this.#announce(before === "connecting" ? "Connected." : "Back online.");
    else if (before === "online" || this.#status.state === "closed") {
      this.#announce(connectionWords({ ...this.#status, retryAt: null }, 0).text);
    }
  }

  #show() {
    const now = performance.now(); // the clock of `retryAt`, see realtime/environment.js
    const { state } = this.#status;
    const words = connectionWords(this.#status, now);
    this.#dot.dataset.state = state;
    this.#dot.dataset.tip = words.short;
    this.#dot.setAttribute("aria-label", words.short);
    const quiet = !words.text || (state !== "closed" && now - this.#brokenAt < BLIP);
    this.#notice.hidden = quiet;
    if (quiet) return;
    if (this.#text.textContent !== words.text) this.#text.textContent = words.text;
    this.#retry.hidden = !words.retry;
    if (this.#notice.dataset.icon !== words.icon) this.#build(words.icon);
  }

  /** @param {string} picture */
  #build(picture) {
    this.#notice.dataset.icon = picture;
    this.#notice.replaceChildren(icon(picture), this.#text, this.#retry);
  }
}
