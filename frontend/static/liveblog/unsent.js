/** The text of a new update as it is kept in this browser: until it is stored, but not offered again while it is on its way. */

import { KeptText } from "./kept_text.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Kept } from "./kept_text.js" */

export class Unsent {
  #kept;
  /** Sent, and not stored yet, also before a reload: the posts' ids by op. @type {Map<string, string>} */
  #sent = new Map();

  /** @param {Room} room @param {() => void} changed */
  constructor(room, changed) {
    this.#kept = new KeptText(room.slug, "new");
    room.on("pending", (command) => command.type === "post.add" && this.#sent.set(command.op, command.id));
    room.on("refused", ({ command }) => this.#sent.delete(command.op));
    room.on("settled", ({ op }) => {
      if (this.#sent.has(op) && this.#kept.read()?.id === this.#sent.get(op)) this.#kept.forget();
      this.#sent.delete(op);
      changed();
    });
  }

  /** @param {Kept} text */
  keep(text) {
    this.#kept.keep(text);
  }

  read() {
    const kept = this.#kept.read();
    return kept && ![...this.#sent.values()].includes(kept.id) ? kept : null;
  }

  /** Nothing is left of it; what is on its way stays until it is stored. */
  forget() {
    if (this.read()) this.#kept.forget();
  }
}
