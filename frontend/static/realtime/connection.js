/**
 * The socket of a room, made again whenever it is lost: behind stop 1 a message leaves the browser
 * here, and before stop 9 it comes in.
 */

import { Emitter } from "./emitter.js";
import { Heartbeat } from "./heartbeat.js";
import { Redial } from "./redial.js";

/** @import { ClientFrame, Environment, Line, ServerFrame, Tap } from "../../types.d.ts" */

/**
 * `open`: frames can be sent. `lost`: they no longer can. `change`: `retryAt`, `isClosed` or `reason` is another.
 *
 * @typedef {{open: void, lost: void, change: void, frame: ServerFrame}} ConnectionEvents
 */

const STABLE = 5_000; // ms; a connection that lasted this long was a good one
const FLOODING_PAUSE = 5_000; // ms
const BUSY = 65_536; // bytes not yet on their way

const FLOODING = 4429;
/** @type {Record<number, string>} */
const FINAL = {
  4403: "You have no access to this room any more.",
  4404: "This room does not exist.",
};

/** @extends {Emitter<ConnectionEvents>} */
export class Connection extends Emitter {
  /** Nothing has gone wrong yet. */
  isFirstTry = true;
  /** It will not dial again. */
  isClosed = false;
  reason = "";
  /** Sees every frame; null while nobody looks. @type {Tap | null} */
  tap = null;

  #url;
  #environment;
  #heartbeat;
  #redial;
  /** @type {Line | null} */
  #socket = null;
  #openedAt = Infinity;
  #unwatch = () => {};
  /** The last complaint about the socket itself: why it is closed then. */
  #complaint = "";

  /**
   * @param {string} url
   * @param {Environment} environment
   */
  constructor(url, environment) {
    super();
    this.#url = url;
    this.#environment = environment;
    this.#heartbeat = new Heartbeat(environment, {
      ask: () => this.send({ type: "ping" }),
      giveUp: () => this.#lose(),
    });
    this.#redial = new Redial(environment, () => this.#dial());
  }

  start() {
    this.#unwatch = this.#environment.watch((change) => this.#notice(change));
    this.#dial();
  }

  stop() {
    this.#close("");
    this.#hangUp();
  }

  /** What comes in does so by another way than a WebSocket, and nothing goes out. */
  get isFallback() {
    return this.#socket?.isFallback ?? false;
  }

  /** When it will dial again, on the clock of the environment; null when it is not waiting. */
  get retryAt() {
    return this.#redial.at;
  }

  /** Whether the frame is on its way. */
  send(/** @type {ClientFrame} */ frame) {
    if (this.#socket?.readyState !== 1) return false;
    const text = JSON.stringify(frame);
    this.#socket.send(text);
    this.tap?.sent(frame, text);
    return true;
  }

  /** What is sent now would wait behind what was sent before: the line out is slow. */
  get isBusy() {
    return (this.#socket?.bufferedAmount ?? 0) > BUSY;
  }

  #dial() {
    this.#openedAt = Infinity;
    this.#complaint = "";
    const socket = this.#environment.openSocket(this.#url);
    socket.onopen = () => {
      this.#openedAt = this.#environment.now();
      this.emit("open", undefined);
    };
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code }) => this.#lose(code);
    this.#socket = socket;
    this.#heartbeat.start();
    this.emit("change", undefined);
  }

  #receive(/** @type {string} */ text) {
    /** @type {ServerFrame} */
    const frame = JSON.parse(text);
    this.tap?.received(frame, text);
    this.#heartbeat.heard();
    if (frame.type === "error" && !frame.op && !frame.id) this.#complaint = frame.detail;
    if (frame.type === "reconnect") this.#lose(0, frame.after * 1000);
    else this.emit("frame", frame);
    this.tap?.handled();
  }

  /** The socket is gone, or as good as gone. */
  #lose(code = 0, pause = code === FLOODING ? FLOODING_PAUSE : 0) {
    this.isFirstTry = false;
    if (this.#environment.now() - this.#openedAt >= STABLE) this.#redial.forgive();
    if (code in FINAL) this.#close(this.#complaint || FINAL[code]);
    else this.#redial.later(pause);
    this.#hangUp();
  }

  #close(/** @type {string} */ reason) {
    this.isClosed = true;
    this.reason = reason;
    this.#redial.cancel();
    this.#unwatch();
  }

  /** Lets go of the socket without waiting for it: on a dead line the closing handshake takes minutes. */
  #hangUp() {
    const socket = this.#socket;
    this.#socket = null;
    this.#heartbeat.stop();
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      this.emit("lost", undefined);
    }
    this.emit("change", undefined);
  }

  /** Somebody does not want to wait any longer. */
  retry() {
    if (!this.isClosed && !this.#socket) this.#redial.soon();
    this.emit("change", undefined);
  }

  #notice(/** @type {"online" | "offline" | "visible"} */ change) {
    if (this.#socket && change === "offline") this.#lose();
    else if (this.#socket) this.#heartbeat.probe();
    else if (change !== "offline") this.retry();
    this.emit("change", undefined);
  }
}
