/**
 * Stop 9, the end of a message's way: what comes from the server is put in order and told to the app,
 * and where it is the outcome of an own command, settles that.
 */

import { Log } from "./log.js";
import { SeenReport } from "./seen.js";

/** @import { ClientFrame, Environment, LiveUpdate, StoredEvent, WelcomeFrame } from "../../types.d.ts" */
/** @import { Commands } from "./commands.js" */
/** @import { Facts } from "./facts.js" */

export class Reader {
  #room;
  #commands;
  #post;
  #seen;
  #log = new Log();
  #quiet;

  /**
   * @param {Facts} room where it is told
   * @param {Commands} commands
   * @param {Environment} environment
   * @param {(frame: ClientFrame) => void} post
   * @param {{quiet?: boolean}} [manner] quiet: looks in from elsewhere, and is not one of the people in the room
   */
  constructor(room, commands, environment, post, { quiet = false } = {}) {
    this.#room = room;
    this.#commands = commands;
    this.#post = post;
    this.#quiet = quiet;
    this.#seen = new SeenReport(environment, (seq) => post({ type: "seen", seq }));
  }

  get seq() {
    return this.#log.seq;
  }

  /** The first frame of a connection: from where to go on. */
  hello() {
    this.#greet(this.#log.ask());
  }

  stop() {
    this.#seen.stop();
  }

  /** With a snapshot at the beginning (the server's, or the page's own), and whenever too much was missed. */
  enter(/** @type {Pick<WelcomeFrame, "seq" | "state">} */ { state, seq }) {
    this.#log.answer(state && seq);
    if (!state) return;
    this.#room.emit("state", { state, seq });
    this.#commands.readTo(seq);
  }

  read(/** @type {StoredEvent[]} */ events) {
    const { fresh, gap } = this.#log.read(events);
    for (const event of fresh) this.#tell(event);
    if (fresh.length) this.#seen.read(fresh.length, fresh[fresh.length - 1].seq);
    if (gap) this.#greet(this.#log.askAgain());
  }

  /** Live updates of others; one's own come back as well. */
  watch(/** @type {LiveUpdate[]} */ updates) {
    for (const update of updates) {
      if (update.by !== this.#room.you.id) this.#room.emit(update.type, /** @type {any} */ (update));
    }
  }

  #greet(/** @type {number | null} */ since) {
    this.#post({ type: "hello", since, ...(this.#quiet && { quiet: true }) });
  }

  #tell(/** @type {StoredEvent} */ event) {
    const mine = event.by === this.#room.you.id;
    /** @type {any} TypeScript does not see that an event has the type of its name */
    const told = { ...event, mine };
    this.#room.learn(event);
    this.#room.emit("event", told);
    this.#room.emit(event.type, told);
    if (mine && event.op) this.#commands.stored(event.op, event.seq);
    this.#commands.readTo(event.seq);
  }
}
