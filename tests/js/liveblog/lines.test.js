import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Lines } from "../../../frontend/static/liveblog/lines.js";
import { FakeBrowser } from "../realtime/fakes.js";

class Fake extends EventTarget {
  readyState = 1;
  bufferedAmount = 0;
  /** @type {any[]} */
  sent = [];
  /** @type {(() => void) | null} */
  onerror = null;

  /** @param {string} url */
  constructor(url) {
    super();
    this.url = url;
  }

  send(/** @type {string} */ text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 2;
  }

  say(/** @type {string} */ type, data = {}) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  refuse() {
    this.readyState = 3;
    this.dispatchEvent(new Event("close"));
  }
}

function newLines({ withoutSockets = false } = {}) {
  const browser = new FakeBrowser();
  /** @type {Fake[]} */
  const sockets = [];
  /** @type {Fake[]} */
  const sources = [];
  const open = (/** @type {Fake[]} */ list) => (/** @type {string} */ url) => {
    if (withoutSockets && list === sockets) throw new ReferenceError("WebSocket is not defined");
    list.push(new Fake(url));
    return /** @type {any} */ (list.at(-1));
  };
  const lines = new Lines(browser, { events: "/events/", openSocket: open(sockets), openSource: open(sources) });
  /** Opens a line the way a connection does. */
  const dial = async (since = 7) => {
    const line = lines.open("/ws/");
    /** @type {any[]} */
    const frames = [];
    /** @type {number[]} */
    const closed = [];
    line.onopen = () => line.send(JSON.stringify({ type: "hello", since }));
    line.onmessage = ({ data }) => frames.push(JSON.parse(data));
    line.onclose = ({ code }) => closed.push(code);
    await browser.advance();
    return { line, frames, closed };
  };
  return { browser, sockets, sources, dial };
}

/** Two sockets are refused, then events are read. */
async function reading() {
  const site = newLines();
  for (const _ of [1, 2]) {
    await site.dial();
    site.sockets.at(-1)?.refuse();
  }
  const { line, frames, closed } = await site.dial();
  site.sources[0].say("welcome", { seq: 7, state: null });
  return { ...site, source: site.sources[0], line, frames, closed };
}

describe("the way to the server", () => {
  test("is a socket as long as something is heard from it", async () => {
    const { dial, sockets, sources } = newLines();
    for (const _ of [1, 2, 3]) {
      await dial();
      sockets.at(-1)?.say("message");
      sockets.at(-1)?.refuse();
    }
    assert.deepEqual([sockets.length, sources.length], [3, 0]);
  });

  test("is server-sent events where sockets are refused twice in a row, from the same place on", async () => {
    const { line, source, frames, sockets } = await reading();
    assert.equal(line.isFallback, true);
    assert.equal(source.url, "/events/?after=7");
    source.say("post.added", { seq: 8, type: "post.added", id: "p8" });
    source.say("people", { people: [], total: 3 });
    assert.deepEqual(
      frames.map(({ type }) => type),
      ["welcome", "events", "people"],
    );
    assert.equal(frames[1].events[0].seq, 8);
    assert.equal(sockets.length, 2);
  });

  test("is server-sent events at once in a browser without WebSocket", async () => {
    const { dial, sources } = newLines({ withoutSockets: true });
    await dial();
    assert.equal(sources.length, 1);
  });

  test("stays a socket while there is no network at all", async () => {
    const { browser, dial, sockets, sources } = newLines();
    browser.online = false;
    for (const _ of [1, 2, 3]) {
      await dial();
      sockets.at(-1)?.refuse();
    }
    assert.deepEqual([sockets.length, sources.length], [3, 0]);
  });

  test("is tried in turn while the server is away", async () => {
    const { dial, sockets, sources } = newLines();
    for (const _ of [1, 2]) {
      await dial();
      sockets.at(-1)?.refuse();
    }
    const { closed } = await dial();
    sources[0].readyState = 2;
    sources[0].onerror?.();
    assert.deepEqual(closed, [1006]);
    await dial();
    assert.equal(sockets.length, 3);
  });

  test("goes back to a socket when one answers", async () => {
    const { browser, sockets, sources, closed, dial } = await reading();
    await browser.advance(2_000);
    assert.equal(sockets.length, 3);
    sockets[2].dispatchEvent(new Event("open"));
    assert.deepEqual(sockets[2].sent, [{ type: "ping" }]);
    assert.deepEqual(closed, []);
    sockets[2].say("message");
    assert.deepEqual(closed, [1006]);
    await dial();
    assert.deepEqual([sockets.length, sources.length], [4, 1]);
  });

  test("is asked for less and less often, and no longer when nobody reads", async () => {
    const { browser, sockets, line } = await reading();
    await browser.advance(2_000);
    sockets[2].refuse();
    await browser.advance(3_900);
    assert.equal(sockets.length, 3);
    await browser.advance(100);
    assert.equal(sockets.length, 4);
    sockets[3].refuse();
    line.close();
    await browser.advance(600_000);
    assert.equal(sockets.length, 4);
  });
});

describe("reading events", () => {
  test("a ping is answered as long as the source is open", async () => {
    const { line, source, frames } = await reading();
    line.send('{"type":"ping"}');
    assert.equal(frames.at(-1)?.type, "pong");
    source.readyState = 0;
    const before = frames.length;
    line.send('{"type":"ping"}');
    assert.equal(frames.length, before);
  });

  test("the browser's own new try is left to it", async () => {
    const { source, closed } = await reading();
    source.readyState = 0;
    source.onerror?.();
    assert.deepEqual(closed, []);
  });

  test("the end is final where the server says so", async () => {
    const { source, closed } = await reading();
    source.say("ended", { code: "forbidden", detail: "" });
    assert.deepEqual(closed, [4403]);
    const other = await reading();
    other.source.say("ended", { code: "not_found", detail: "" });
    assert.deepEqual(other.closed, [4404]);
  });

  test("commands wait: nothing of them is sent, and nothing is answered", async () => {
    const { line, frames, sources } = await reading();
    const before = frames.length;
    line.send('{"type":"post.remove","op":"1","id":"p1"}');
    assert.deepEqual([frames.length, sources.length], [before, 1]);
  });

  test("a gap is closed by reading anew from before it", async () => {
    const { line, sources, source, frames } = await reading();
    line.send('{"type":"hello","since":5}');
    assert.deepEqual([sources.length, sources[1].url, source.readyState], [2, "/events/?after=5", 2]);
    const before = frames.length;
    source.say("people", { people: [], total: 9 });
    assert.equal(frames.length, before);
  });
});
