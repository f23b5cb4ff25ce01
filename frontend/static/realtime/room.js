/**
 * A room as this tab has it: stops 1 and 9 of a message's way, where it leaves the app (`send`), and
 * where it comes back as an event of its own type.
 */

import { Commands } from "./commands.js";
import { Connection } from "./connection.js";
import { browser } from "./environment.js";
import { Facts } from "./facts.js";
import { LiveSender } from "./live.js";
import { openOutboxStore } from "./outbox_store.js";
import { Reader } from "./reader.js";
import { statusOf } from "./status.js";

/** @import { ClientFrame, CommandFields, CommandType, Environment, ErrorFrame, LiveFields, LiveType } from "../../types.d.ts" */
/** @import { OutboxStore, Person, RoomState, ServerFrame, Status, Tap, WelcomeFrame } from "../../types.d.ts" */

export class Room extends Facts {
  /** @type {Status} */
  status = { state: "connecting", retryAt: null, pending: 0, isKept: true, reason: "", fallback: false };

  #environment;
  #connection;
  #commands;
  #reader;
  #live;
  /** Welcomed on the present connection. */
  #isJoined = false;
  /** A name and colour that the server has not confirmed. @type {{name: string | undefined, color: string | undefined} | null} */
  #wish = null;

  /**
   * @param {object} options
   * @param {string} options.url the socket's; a path will do
   * @param {string} options.kind "map", "board" or "blog"
   * @param {string} options.slug
   * @param {Person} options.you
   * @param {string} [options.title]
   * @param {Environment} [options.environment]
   * @param {Promise<OutboxStore>} [options.store]
   * @param {boolean} [options.quiet] looks in from another page, and is not one of the people in the room
   */
  constructor({ url, kind, slug, you, title = "", environment = browser(), store, quiet = false }) {
    super({ kind, slug, you, title });
    const connection = new Connection(url, environment);
    const post = (/** @type {ClientFrame} */ frame) => connection.send(frame);
    this.#environment = environment;
    this.#connection = connection;
    this.#live = new LiveSender(environment, post);
    this.#commands = new Commands(this, {
      store: store ?? openOutboxStore(`${kind}:${slug}:${you.id}`),
      environment,
      post,
      kept: () => this.#tellStatus(),
    });
    this.#reader = new Reader(this, this.#commands, environment, post, { quiet });
  }

  /** The last event that was read; null before the first state. */
  get seq() {
    return this.#reader.seq;
  }

  /**
   * @param {{seq: number, state: RoomState}} [page] what the page came with: only what happened since then is asked for
   */
  start(page) {
    if (page) this.#reader.enter(page);
    this.#connection.on("open", () => this.#reader.hello());
    this.#connection.on("frame", (frame) => this.#receive(frame));
    this.#connection.on("lost", () => this.#leave());
    this.#connection.on("change", () => this.#tellStatus());
    this.#connection.start();
  }

  stop() {
    this.#connection.stop();
  }

  /** Has every frame shown to `tap`, until that is null; returns how to send one of one's own. See xray/. */
  tap(/** @type {Tap | null} */ tap) {
    this.#connection.tap = tap;
    return (/** @type {ClientFrame} */ frame) => this.#connection.send(frame);
  }

  /** Connects without sitting out the wait. */
  retry() {
    this.#connection.retry();
  }

  /**
   * Asks for a change. It is "pending" at once, and sent when the server can be reached. Returns its op.
   *
   * @template {CommandType} T
   * @param {T} type
   * @param {CommandFields[T]} fields
   */
  send(type, fields) {
    if ("id" in fields) this.#live.forget(fields.id);
    const op = this.#commands.send(type, fields);
    this.#tellStatus();
    return op;
  }

  /**
   * Shows the others something that is out of date in a moment.
   *
   * @template {LiveType} T
   * @param {T} type
   * @param {LiveFields[T]} fields
   */
  live(type, fields) {
    if (this.#isJoined && !this.#connection.isBusy) this.#live.send(type, fields);
  }

  /**
   * @param {string} [name]
   * @param {string} [color]
   */
  rename(name, color) {
    this.#wish = { name: name ?? this.#wish?.name, color: color ?? this.#wish?.color };
    this.#tellWish();
  }

  #receive(/** @type {ServerFrame} */ frame) {
    this.learn(frame);
    if (frame.type === "welcome") this.#enter(frame);
    else if (frame.type === "events") this.#reader.read(frame.events);
    else if (frame.type === "live") this.#reader.watch(frame.updates);
    else if (frame.type === "ack") this.#commands.stored(frame.op, frame.seq);
    else if (frame.type === "error") this.#fail(frame);
    else if (frame.type === "you") this.#wish = null;
    this.#tellStatus();
  }

  #enter(/** @type {WelcomeFrame} */ welcome) {
    this.#reader.enter(welcome);
    if (this.#isJoined) return; // welcomed anew on the same connection: what was sent is still being answered
    this.#isJoined = true;
    this.#live.start(welcome.limits.live_per_second);
    this.#commands.start(welcome.limits).then(() => this.#tellStatus());
    this.#tellWish();
  }

  #leave() {
    this.#isJoined = false;
    this.#commands.stop();
    this.#live.stop();
    this.#reader.stop();
  }

  #fail(/** @type {ErrorFrame} */ error) {
    if (error.op) return this.#commands.failed({ ...error, op: error.op });
    if (error.code === "invalid") this.#wish = null; // a name that is not accepted is not asked for again
    this.emit("error", error);
  }

  #tellWish() {
    if (this.#isJoined && this.#wish) this.#connection.send({ type: "person.rename", ...this.#wish });
  }

  #tellStatus() {
    const room = { isJoined: this.#isJoined, pending: this.#commands.count, isKept: this.#commands.areKept };
    const status = statusOf(this.#connection, this.#environment, room);
    if (JSON.stringify(status) === JSON.stringify(this.status)) return;
    this.status = status;
    this.emit("status", status);
  }
}
