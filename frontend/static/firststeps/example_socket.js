/** One example's socket: it lists its frames, and opens again when it breaks off. */

import { backoff } from "../realtime/backoff.js";
import { browser } from "../realtime/environment.js";

/** @import { Frames } from "./frames.js" */

const ROOT = "/ws/first-steps/";
const FULL = 4429; // too many are open, or it sent far too much
const FULL_WAIT = 30_000; // ms

/**
 * @typedef {object} Hearing
 * @property {(text: string) => void} [text]
 * @property {(data: ArrayBuffer) => void} [bytes]
 * @property {(why: string) => void} [refused] the guard around the example did not let something through
 */

export class ExampleSocket {
  #path;
  #frames;
  #hearing;
  #browser = browser();
  /** @type {WebSocket | null} */
  #socket = null;
  #tries = 0;
  #stopWaiting = () => {};

  /**
   * @param {string} path under /ws/first-steps/, such as "echo/"
   * @param {Frames} frames
   * @param {Hearing} [hearing]
   */
  constructor(path, frames, hearing = {}) {
    this.#path = path;
    this.#frames = frames;
    this.#hearing = hearing;
  }

  open() {
    this.#stopWaiting();
    this.#frames.state("connecting", `Connecting to ${ROOT}${this.#path}`);
    const socket = /** @type {WebSocket} */ (this.#browser.openSocket(`${ROOT}${this.#path}`));
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => this.#opened());
    socket.addEventListener("message", ({ data }) => this.#heard(data));
    socket.addEventListener("close", ({ code }) => this.#socket === socket && this.#broken(code));
    this.#socket = socket;
  }

  /** Leave, and open again, perhaps somewhere else. @param {string} [path] */
  reopen(path = this.#path) {
    const left = this.#socket;
    this.#socket = null;
    left?.close();
    this.#path = path;
    this.open();
  }

  /** @param {string | ArrayBuffer | Blob} data @returns {boolean} whether it was sent; nothing is kept for later */
  say(data) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(data);
    this.#frames.out(data);
    return true;
  }

  #opened() {
    this.#tries = 0;
    this.#frames.state("online", `Connected to ${ROOT}${this.#path}`);
  }

  /** @param {string | ArrayBuffer} data */
  #heard(data) {
    this.#frames.in(data);
    if (typeof data !== "string") this.#hearing.bytes?.(data);
    else if (data.startsWith('{"error":')) this.#hearing.refused?.(JSON.parse(data).error);
    else this.#hearing.text?.(data);
  }

  /** @param {number} code */
  #broken(code) {
    this.#socket = null;
    this.#frames.state("reconnecting", code === FULL ? "Too many are open." : "Reconnecting…");
    const wait = backoff(this.#tries++, this.#browser.random) + (code === FULL ? FULL_WAIT : 0);
    this.#stopWaiting = this.#browser.after(wait, () => this.open());
  }
}
