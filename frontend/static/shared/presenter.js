/** Presenting: the room in full screen, without tools, with a large code by which a hall of people comes in. */

import { element, hook } from "./element.js";
import { presenterCard } from "./presenter_card.js";
import { askForLinks } from "./share_links.js";
/** @import { Room } from "../realtime/room.js" */
/** @import { Announce } from "./announce.js" */
/** @import { mountGathering } from "./gathering.js" */
/** @import { ShareConfig } from "./share_links.js" */

export class Presenter {
  #room;
  #config;
  #with;
  /** @type {ReturnType<typeof presenterCard> | null} */
  #card = null;
  #root = element("section", { class: "presenter", "aria-label": "Presenting", "data-presenter": true });

  /**
   * @param {Room} room @param {ShareConfig} config
   * @param {{announce: Announce, gathering: ReturnType<typeof mountGathering>}} parts
   */
  constructor(room, config, parts) {
    this.#room = room;
    this.#config = config;
    this.#with = parts;
    const entry = hook("present-item");
    hook("present").addEventListener("click", () => this.start());
    room.on("you", () => {
      entry.hidden = room.role !== "owner";
    });
    room.on("people", () => this.#card?.count(room.total));
    room.on("room", () => this.#card?.name(room.title));
    document.addEventListener("keydown", (event) => this.#onKey(event), { capture: true });
    document.addEventListener("fullscreenchange", () => document.fullscreenElement || this.stop());
  }

  async start() {
    if (this.#card) return;
    const { announce, gathering } = this.#with;
    this.#card = presenterCard(this.#room, {
      asking: gathering.isAsking(),
      ask: gathering.ask,
      leave: () => this.stop(),
    });
    this.#root.replaceChildren(this.#card.root);
    document.body.append(this.#root);
    document.body.toggleAttribute("data-presenting", true);
    this.#card.leave.focus();
    announce("Presenting. Escape ends it.");
    // Where there is no full screen, or the browser does not allow it, the window is as good.
    document.documentElement.requestFullscreen?.().catch(() => {});
    try {
      this.#card.show(await askForLinks(this.#config));
    } catch {
      this.#card?.fail();
    }
  }

  stop() {
    if (!this.#card) return;
    this.#card = null;
    this.#root.remove();
    document.body.removeAttribute("data-presenting");
    if (this.#with.gathering.isAsking()) this.#with.gathering.ask(false);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    hook("menu").focus();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape" || !this.#card) return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
  }
}
