import { webcrypto } from "node:crypto";
import { MemoryStore } from "../../../frontend/static/realtime/outbox_store.js";
import { Room } from "../../../frontend/static/realtime/room.js";

/** @import { Environment, RoomEvents } from "../../../frontend/types.d.ts" */

/**
 * A browser, a server's end of its sockets and a room in it, in which time passes only by `advance()`.
 */

// Node 18 does not have it as a global.
if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });

export const ANA = { id: "p1", name: "Ana", color: "teal", role: /** @type {const} */ ("editor") };
export const LIMITS = { commands_per_second: 30, live_per_second: 60, frame_bytes: 65_536, tick: 0.033 };

/** The far end of one WebSocket: what the client sent, and what the server says. */
export class FakeSocket {
  readyState = 0;
  bufferedAmount = 0;
  isHungUp = false;
  /** @type {any[]} */
  sent = [];
  /** @type {((event: any) => void) | null} */
  onopen = null;
  /** @type {((event: any) => void) | null} */
  onmessage = null;
  /** @type {((event: any) => void) | null} */
  onclose = null;

  send(/** @type {string} */ text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 2;
    this.isHungUp = true;
  }

  open() {
    this.readyState = 1;
    this.onopen?.({});
  }

  say(/** @type {object} */ frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  drop(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code, reason: "" });
  }

  welcome(/** @type {object} */ fields = {}) {
    const room = { slug: "lobby", title: "Lobby", kind: "map", frozen: false };
    this.say({ type: "welcome", seq: 0, state: null, you: ANA, room, limits: LIMITS, version: "1", ...fields });
  }

  /** Frames of one type that the client sent. */
  of(/** @type {string} */ type) {
    return this.sent.filter((frame) => frame.type === type);
  }

  /** The ops of the commands that the client sent, in order. */
  get ops() {
    return this.sent.filter((frame) => frame.op).map((frame) => frame.op);
  }
}

/** @implements {Environment} */
export class FakeBrowser {
  time = 1_000_000;
  chance = 0.5;
  online = true;
  /** @type {FakeSocket[]} */
  sockets = [];
  /** @type {{at: number, fn: () => void}[]} */
  #timers = [];
  /** @type {Set<(change: any) => void>} */
  #watchers = new Set();

  now = () => this.time;
  random = () => this.chance;
  isOnline = () => this.online;

  openSocket = () => {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return /** @type {any} */ (socket);
  };

  after = (/** @type {number} */ ms, /** @type {() => void} */ fn) => {
    const timer = { at: this.time + ms, fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  watch = (/** @type {(change: any) => void} */ fn) => {
    this.#watchers.add(fn);
    return () => this.#watchers.delete(fn);
  };

  change(/** @type {"online" | "offline" | "visible"} */ change) {
    if (change !== "visible") this.online = change === "online";
    for (const watcher of [...this.#watchers]) watcher(change);
  }

  get socket() {
    return this.sockets[this.sockets.length - 1];
  }

  /** Lets time pass, timer by timer, and promises be fulfilled. */
  async advance(ms = 0) {
    const end = this.time + ms;
    await settled();
    for (let next = this.#due(end); next; next = this.#due(end)) {
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.fn();
      await settled();
    }
    this.time = end;
  }

  #due(/** @type {number} */ end) {
    return this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Until all promises that can be fulfilled now are. */
function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A room on a fake browser, not started. `told` records what it emits. */
export function newRoom({ environment = new FakeBrowser(), store = new MemoryStore(), quiet = false } = {}) {
  const room = new Room({
    url: "/ws/map/lobby/",
    kind: "map",
    slug: "lobby",
    you: ANA,
    environment,
    store: Promise.resolve(store),
    quiet,
  });
  /** @type {[string, any][]} */
  const told = [];
  const names = /** @type {(keyof RoomEvents)[]} */ ([
    ...["state", "event", "marker.moved", "marker.drag", "people", "you", "room"],
    ...["sending", "pending", "settled", "refused", "error"],
  ]);
  for (const name of names) room.on(name, (/** @type {any} */ payload) => told.push([name, payload]));
  const of = (/** @type {string} */ name) => told.filter(([other]) => other === name).map(([, payload]) => payload);
  return { room, browser: environment, store, told, of };
}

/** The same, connected and welcomed with an empty map at seq 5. */
export async function joinedRoom(options = {}) {
  const client = newRoom(options);
  client.room.start();
  await join(client.browser, { seq: 5, state: { markers: [], chat: [] } });
  return client;
}

/** Answers the newest socket's hello. */
export async function join(/** @type {FakeBrowser} */ browser, /** @type {object} */ welcome = {}) {
  browser.socket.open();
  browser.socket.welcome(welcome);
  await browser.advance();
}

/** Waits until the next dial, and answers its hello. */
export async function rejoin(/** @type {FakeBrowser} */ browser, /** @type {object} */ welcome = {}) {
  const dials = browser.sockets.length;
  while (browser.sockets.length === dials) await browser.advance(50);
  await join(browser, welcome);
}

/** A stored event as the server sends it. */
export function moved(/** @type {number} */ seq, fields = {}) {
  return {
    seq,
    type: "marker.moved",
    op: "",
    by: "p2",
    who: "Ben",
    at: "2026-01-01T00:00:00Z",
    id: "m1",
    lat: 1,
    lng: 2,
    ...fields,
  };
}
