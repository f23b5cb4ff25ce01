import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection } from "../../../frontend/static/realtime/connection.js";
import { FakeBrowser } from "./fakes.js";

function dialled() {
  const browser = new FakeBrowser();
  const connection = new Connection("/ws/", browser);
  /** @type {string[]} */
  const told = [];
  connection.on("open", () => told.push("open"));
  connection.on("lost", () => told.push("lost"));
  connection.on("frame", ({ type }) => told.push(type));
  connection.start();
  return { browser, connection, told };
}

function opened() {
  const client = dialled();
  client.browser.socket.open();
  client.browser.socket.say({ type: "welcome" });
  return client;
}

test("frames go out only while the socket is open", () => {
  const { browser, connection } = dialled();
  assert.equal(connection.send({ type: "ping" }), false);
  browser.socket.open();
  assert.equal(connection.send({ type: "ping" }), true);
  assert.deepEqual(browser.socket.sent, [{ type: "ping" }]);
});

test("a silent server is asked after 10 s and given up 10 s later", async () => {
  const { browser, told } = opened();
  const first = browser.socket;
  await browser.advance(9_999);
  assert.equal(first.of("ping").length, 0);
  await browser.advance(1);
  assert.equal(first.of("ping").length, 1);
  await browser.advance(9_999);
  assert.equal(first.isHungUp, false);
  await browser.advance(1);
  assert.equal(first.isHungUp, true);
  assert.deepEqual(told, ["open", "welcome", "lost"]);
  await browser.advance(500);
  assert.equal(browser.sockets.length, 2);
});

test("an answer keeps the connection", async () => {
  const { browser } = opened();
  for (let i = 0; i < 10; i += 1) {
    await browser.advance(15_000);
    browser.socket.say({ type: "pong" });
  }
  assert.equal(browser.sockets.length, 1);
  assert.equal(browser.socket.of("ping").length, 10);
});

test("a dial that leads nowhere is given up after 10 s", async () => {
  const { browser } = dialled();
  await browser.advance(9_999);
  assert.equal(browser.socket.isHungUp, false);
  await browser.advance(1);
  assert.equal(browser.socket.isHungUp, true);
});

test("the waits between tries grow, and begin short again after a good connection", async () => {
  const { browser, connection } = dialled();
  browser.chance = 0.999;
  const waits = [];
  for (let i = 0; i < 4; i += 1) {
    browser.socket.drop();
    const wait = (connection.retryAt ?? 0) - browser.time;
    waits.push(Math.round(wait / 100) * 100);
    await browser.advance(wait);
  }
  assert.deepEqual(waits, [500, 1000, 2000, 4000]);
  browser.socket.open();
  await browser.advance(6_000);
  browser.socket.drop();
  assert.ok((connection.retryAt ?? 0) - browser.time <= 500);
});

test("a connection that breaks at once does not count as a good one", async () => {
  const { browser, connection } = dialled();
  browser.chance = 0.999;
  for (let i = 0; i < 6; i += 1) {
    browser.socket.open();
    browser.socket.say({ type: "welcome" });
    browser.socket.drop(1011);
    await browser.advance((connection.retryAt ?? 0) - browser.time);
  }
  browser.socket.drop();
  assert.ok((connection.retryAt ?? 0) - browser.time > 15_000);
});

for (const change of /** @type {const} */ (["online", "visible"])) {
  test(`a waiting connection dials at once when the page is ${change}`, async () => {
    const { browser, connection } = dialled();
    for (let i = 0; i < 8; i += 1) {
      browser.socket.drop();
      await browser.advance((connection.retryAt ?? 0) - browser.time);
    }
    browser.socket.drop();
    const dials = browser.sockets.length;
    browser.change(change);
    await browser.advance(0);
    assert.equal(browser.sockets.length, dials + 1);
  });

  test(`an open connection is doubted when the page is ${change}`, async () => {
    const { browser } = opened();
    browser.change(change);
    assert.equal(browser.socket.of("ping").length, 1);
    await browser.advance(4_000);
    assert.equal(browser.sockets[0].isHungUp, true);
  });
}

test("retry dials at once, but neither twice nor after the end", async () => {
  const { browser, connection } = dialled();
  browser.socket.drop();
  connection.retry();
  await browser.advance();
  connection.retry();
  await browser.advance();
  assert.equal(browser.sockets.length, 2);
  browser.socket.drop(4404);
  connection.retry();
  await browser.advance();
  assert.equal(browser.sockets.length, 2);
});

test("a lost network ends the connection at once", async () => {
  const { browser, told } = opened();
  browser.change("offline");
  assert.deepEqual(told, ["open", "welcome", "lost"]);
  await browser.advance(500);
  assert.equal(browser.sockets.length, 2, "and it tries all the same: this machine may be the server");
});

test("a reconnect frame is obeyed to the millisecond, also when the page is shown meanwhile", async () => {
  const { browser, connection, told } = opened();
  browser.socket.say({ type: "reconnect", after: 2.4 });
  assert.equal(browser.sockets[0].isHungUp, true);
  assert.deepEqual(told, ["open", "welcome", "lost"]);
  assert.equal(connection.retryAt, browser.time + 2_400);
  browser.change("visible");
  await browser.advance(2_399);
  assert.equal(browser.sockets.length, 1);
  await browser.advance(1);
  assert.equal(browser.sockets.length, 2);
});

test("after flooding it stays away for 5 s", async () => {
  const { browser } = opened();
  browser.socket.drop(4429);
  browser.change("visible");
  await browser.advance(4_999);
  assert.equal(browser.sockets.length, 1);
  await browser.advance(1);
  assert.equal(browser.sockets.length, 2);
});

for (const [code, reason] of /** @type {const} */ ([
  [4403, /no access/],
  [4404, /does not exist/],
])) {
  test(`close code ${code} is final and says why`, async () => {
    const { browser, connection } = opened();
    browser.socket.drop(code);
    assert.equal(connection.isClosed, true);
    assert.match(connection.reason, reason);
    browser.change("online");
    await browser.advance(60_000);
    assert.equal(browser.sockets.length, 1);
  });
}

test("it says why as the server said it last", () => {
  const { browser, connection } = opened();
  browser.socket.say({ type: "error", code: "forbidden", detail: "This marker is locked.", op: "1" });
  browser.socket.say({ type: "error", code: "forbidden", detail: "The owner has removed you from this room." });
  browser.socket.drop(4403);
  assert.equal(connection.reason, "The owner has removed you from this room.");
});

for (const code of [1006, 1012, 4408, 4413]) {
  test(`after close code ${code} it comes back`, async () => {
    const { browser } = opened();
    browser.socket.drop(code);
    await browser.advance(500);
    assert.equal(browser.sockets.length, 2);
  });
}

test("a stopped connection is quiet for good", async () => {
  const { browser, connection } = opened();
  connection.stop();
  browser.change("online");
  await browser.advance(60_000);
  assert.equal(browser.sockets.length, 1);
  assert.equal(browser.socket.isHungUp, true);
});

test("an old socket that speaks late is not heard", async () => {
  const { browser, told } = opened();
  const old = browser.socket;
  browser.change("offline");
  await browser.advance(500);
  old.say({ type: "events" });
  old.drop();
  assert.deepEqual(told, ["open", "welcome", "lost"]);
  assert.equal(browser.sockets.length, 2);
});

test("whoever taps it sees every frame as it came and went, and is told once it has been read", () => {
  const { browser, connection, told } = opened();
  /** @type {string[]} */
  const seen = [];
  connection.tap = {
    sent: (frame, text) => seen.push(`sent ${frame.type} ${text.length}`),
    received: (frame, text) => seen.push(`received ${frame.type} ${text.length}`),
    handled: () => seen.push(`handled, after ${told[told.length - 1]}`),
  };
  connection.send({ type: "ping" });
  browser.socket.say({ type: "pong" });
  connection.tap = null;
  connection.send({ type: "ping" });
  browser.socket.say({ type: "pong" });
  assert.deepEqual(seen, ["sent ping 15", "received pong 15", "handled, after pong"]);
});
