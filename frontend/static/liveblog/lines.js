/**
 * Which way to the server is taken: a WebSocket, or where a network on the way lets none through, server-sent events,
 * until a socket can be opened after all.
 */

import { EventLine } from "./event_line.js";

/** @import { Environment, Line } from "../../types.d.ts" */

const REFUSALS = 2; // sockets in a row from which nothing was heard
const FIRST_PROBE = 2_000; // ms: perhaps the server was only restarting
const LAST_PROBE = 300_000; // ms

export class Lines {
  #browser;
  #openSocket;
  #events;
  #openSource;
  #refusals = 0;
  #wait = FIRST_PROBE;

  /**
   * @param {Pick<Environment, "after" | "isOnline">} browser and its ways to open a socket and a source of events
   * @param {{events: string, openSocket: (url: string) => WebSocket, openSource: (url: string) => EventSource}} ways
   */
  constructor(browser, { events, openSocket, openSource }) {
    this.#browser = browser;
    this.#events = events;
    this.#openSocket = openSocket;
    this.#openSource = openSource;
  }

  /** @param {string} url the socket's @returns {Line} */
  open(url) {
    if (this.#refusals >= REFUSALS) return this.#read(url);
    const socket = this.#tryToOpen(url);
    if (!socket) return this.#read(url);
    listen(socket, {
      heard: () => (this.#refusals = 0),
      refused: () => (this.#refusals += this.#browser.isOnline() ? 1 : 0), // without a network nothing gets through
    });
    return socket;
  }

  /** A browser that was told to do without has no WebSocket at all. @param {string} url */
  #tryToOpen(url) {
    try {
      return this.#openSocket(url);
    } catch {
      return null;
    }
  }

  /** @param {string} url @returns {Line} */
  #read(url) {
    // Where this fails too, the server is away: then a socket is tried in turn with it.
    this.#refusals = REFUSALS - 1;
    const line = new EventLine(this.#events, (address) => {
      const source = this.#openSource(address);
      source.addEventListener("welcome", () => this.#keep(line, url), { once: true });
      return source;
    });
    return line;
  }

  /** This way works: the next line is one like it, unless a socket has been opened meanwhile. @param {EventLine} line @param {string} url */
  #keep(line, url) {
    if (this.#refusals >= REFUSALS) return;
    this.#refusals = REFUSALS;
    this.#probeLater(line, url);
  }

  /** @param {EventLine} line @param {string} url */
  #probeLater(line, url) {
    this.#browser.after(this.#wait, () => line.readyState !== 3 && this.#probe(line, url));
    this.#wait = Math.min(LAST_PROBE, this.#wait * 2);
  }

  /** A socket that answers takes the place of the events. @param {EventLine} line @param {string} url */
  #probe(line, url) {
    const socket = this.#tryToOpen(url);
    if (!socket) return;
    socket.addEventListener("open", () => socket.send(JSON.stringify({ type: "ping" })), { once: true });
    listen(socket, {
      heard: () => {
        socket.close();
        [this.#refusals, this.#wait] = [0, FIRST_PROBE];
        line.drop();
      },
      refused: () => this.#probeLater(line, url),
    });
  }
}

/** The browser's environment, with these ways to open a line. @param {Environment} browser @param {string} events @returns {Environment} */
export function linesOf(browser, events) {
  const openSocket = (/** @type {string} */ url) => /** @type {WebSocket} */ (browser.openSocket(url));
  const lines = new Lines(browser, { events, openSocket, openSource: (address) => new EventSource(address) });
  return { ...browser, openSocket: (url) => lines.open(url) };
}

/** Exactly one of the two is called. @param {WebSocket} socket @param {{heard: () => void, refused: () => void}} then */
function listen(socket, { heard, refused }) {
  let isHeard = false;
  const hear = () => {
    if (!isHeard) heard();
    isHeard = true;
  };
  socket.addEventListener("message", hear, { once: true });
  socket.addEventListener("close", () => isHeard || refused(), { once: true });
}
