import assert from "node:assert/strict";
import { test } from "node:test";
import { joinedRoom, moved, newRoom, rejoin } from "./fakes.js";

test("the first hello asks for everything, and the state is told", () => {
  const { room, browser, of } = newRoom();
  room.start();
  browser.socket.open();
  assert.deepEqual(browser.socket.sent, [{ type: "hello", since: null }]);
  const state = { markers: [], chat: [] };
  browser.socket.welcome({ seq: 5, state });
  assert.deepEqual(of("state"), [{ state, seq: 5 }]);
  assert.equal(room.seq, 5);
});

test("each event is told once as event and once by its type", async () => {
  const { browser, told } = await joinedRoom();
  told.length = 0;
  browser.socket.say({ type: "events", events: [moved(6), moved(7, { by: "p1" })] });
  assert.deepEqual(
    told.map(([name, { seq, mine }]) => [name, seq, mine]),
    [
      ["event", 6, false],
      ["marker.moved", 6, false],
      ["event", 7, true],
      ["marker.moved", 7, true],
    ],
  );
});

test("after a break it says how far it has read, and goes on there", async () => {
  const { room, browser, of } = await joinedRoom();
  browser.socket.say({ type: "events", events: [moved(6), moved(7)] });
  browser.socket.drop();
  await rejoin(browser, { seq: 7 });
  assert.deepEqual(browser.socket.of("hello"), [{ type: "hello", since: 7 }]);
  browser.socket.say({ type: "events", events: [moved(8)] });
  assert.equal(room.seq, 8);
  assert.equal(of("state").length, 1, "the state is kept");
});

test("events that are known already are ignored", async () => {
  const { room, browser, of } = await joinedRoom();
  browser.socket.say({ type: "events", events: [moved(6), moved(6), moved(5), moved(7)] });
  browser.socket.say({ type: "events", events: [moved(6), moved(7)] });
  assert.deepEqual(
    of("event").map(({ seq }) => seq),
    [6, 7],
  );
  assert.equal(room.seq, 7);
});

test("nothing behind a gap is told; what is missing is asked for once", async () => {
  const { browser, of } = await joinedRoom();
  browser.socket.say({ type: "events", events: [moved(6), moved(8)] });
  browser.socket.say({ type: "events", events: [moved(9)] });
  assert.equal(of("event").length, 1);
  assert.deepEqual(browser.socket.of("hello").slice(1), [{ type: "hello", since: 6 }]);
  browser.socket.welcome({ seq: 6 });
  browser.socket.say({ type: "events", events: [moved(7), moved(8), moved(9)] });
  assert.deepEqual(
    of("event").map(({ seq }) => seq),
    [6, 7, 8, 9],
  );
  assert.equal(browser.socket.of("hello").length, 2);
});

test("a gap that asking does not close is closed by a snapshot", async () => {
  const { room, browser } = await joinedRoom();
  for (const since of [5, null]) {
    browser.socket.say({ type: "events", events: [moved(7)] });
    assert.deepEqual(browser.socket.of("hello").at(-1), { type: "hello", since });
    browser.socket.welcome({ seq: 5, state: since === null ? { markers: [], chat: [] } : null });
  }
  browser.socket.welcome({ seq: 7, state: { markers: [], chat: [] } });
  assert.equal(room.seq, 7);
});

test("a gap found while the connection broke does not keep the next one from being asked for", async () => {
  const { browser } = await joinedRoom();
  browser.socket.say({ type: "events", events: [moved(7)] });
  browser.socket.drop();
  await rejoin(browser, { seq: 5 });
  browser.socket.say({ type: "events", events: [moved(6), moved(8)] });
  assert.deepEqual(browser.socket.of("hello").at(-1), { type: "hello", since: 6 });
});

test("a fresh welcome on an open connection replaces the state", async () => {
  const { room, browser, of } = await joinedRoom();
  browser.socket.welcome({ seq: 900, state: { markers: [], chat: [] } });
  assert.equal(of("state").length, 2);
  assert.equal(room.seq, 900);
});

test("how far it has read is reported after 32 events, else after a second", async () => {
  const { browser } = await joinedRoom();
  const events = Array.from({ length: 70 }, (_, index) => moved(6 + index));
  for (const event of events) browser.socket.say({ type: "events", events: [event] });
  assert.deepEqual(
    browser.socket.of("seen").map(({ seq }) => seq),
    [37, 69],
  );
  await browser.advance(1_000);
  assert.equal(browser.socket.of("seen").at(-1).seq, 75);
  await browser.advance(5_000);
  assert.equal(browser.socket.of("seen").length, 3, "and not without new ones");
});
