/** Server-sent events in the place of a WebSocket: whoever can't open one still reads everything, as it happens. */

/** @import { Line, ServerFrame } from "../../types.d.ts" */

/** What is more than an event of the room. */
const FRAMES = ["welcome", "people", "live", "you", "reconnect"];
const EVENTS = [
  ...["post.added", "post.edited", "post.removed", "post.pinned", "post.reacted", "post.illustrated"],
  ...["room.renamed", "room.frozen", "chat.said"],
];
const FORBIDDEN = 4403;
const GONE = 4404;
const BROKEN = 1006;

/** @implements {Line} */
export class EventLine {
  isFallback = true;
  bufferedAmount = 0;
  /** As a WebSocket's: 0 connecting, 1 open, 3 closed. @type {0 | 1 | 2 | 3} */
  readyState = 0;
  /** @type {Line["onopen"]} */
  onopen = null;
  /** @type {Line["onmessage"]} */
  onmessage = null;
  /** @type {Line["onclose"]} */
  onclose = null;

  #address;
  #openSource;
  /** @type {EventSource | null} */
  #source = null;

  /** @param {string} address @param {(address: string) => EventSource} openSource */
  constructor(address, openSource) {
    this.#address = address;
    this.#openSource = openSource;
    queueMicrotask(() => this.#begin());
  }

  /** Of what a client says only two things matter here: from where to read, and whether anybody is there. @param {string} text */
  send(text) {
    const frame = JSON.parse(text);
    if (frame.type === "hello") this.#read(frame.since);
    else if (frame.type === "ping" && this.#source?.readyState === 1) this.#tell({ type: "pong" });
  }

  close() {
    this.readyState = 3;
    this.#source?.close();
  }

  /** As if the other end had closed it. @param {number} [code] */
  drop(code = BROKEN) {
    if (this.readyState === 3) return;
    this.close();
    this.onclose?.call(/** @type {any} */ (this), /** @type {CloseEvent} */ ({ code, reason: "" }));
  }

  #begin() {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.onopen?.call(/** @type {any} */ (this), new Event("open"));
  }

  /** A short break the browser mends by itself, naming the last event that it had. @param {number | null} since */
  #read(since) {
    this.#source?.close();
    const source = this.#openSource(since === null ? this.#address : `${this.#address}?after=${since}`);
    const hear = (/** @type {string} */ type, /** @type {(data: any) => void} */ fn) =>
      source.addEventListener(type, ({ data }) => source === this.#source && fn(JSON.parse(data)));
    for (const type of FRAMES) hear(type, (frame) => this.#tell({ ...frame, type }));
    for (const type of EVENTS) hear(type, (event) => this.#tell({ type: "events", events: [event] }));
    hear("ended", ({ code }) => this.drop(code === "not_found" ? GONE : FORBIDDEN));
    source.onerror = () => source === this.#source && source.readyState === 2 && this.drop();
    this.#source = source;
  }

  /** @param {ServerFrame} frame */
  #tell(frame) {
    const data = JSON.stringify(frame);
    this.onmessage?.call(/** @type {any} */ (this), new MessageEvent("message", { data }));
  }
}
