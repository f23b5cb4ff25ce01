import assert from "node:assert/strict";
import { test } from "node:test";
import { join, joinedRoom, newRoom } from "./fakes.js";

const drag = (/** @type {number} */ lat, id = "m1") => ({ id, lat, lng: 0 });

test("the first live update goes at once, of the following ones the latest after 1/30 s", async () => {
  const { room, browser } = await joinedRoom();
  for (const lat of [1, 2, 3]) room.live("marker.drag", drag(lat));
  assert.deepEqual(browser.socket.of("marker.drag"), [{ type: "marker.drag", ...drag(1) }]);
  await browser.advance(34);
  assert.deepEqual(
    browser.socket.of("marker.drag").map(({ lat }) => lat),
    [1, 3],
  );
});

test("each thing has its own latest", async () => {
  const { room, browser } = await joinedRoom();
  room.live("cursor.move", { lat: 0, lng: 0 });
  room.live("cursor.move", { lat: 1, lng: 0 });
  room.live("marker.drag", drag(1, "m1"));
  room.live("marker.drag", drag(2, "m2"));
  await browser.advance(34);
  assert.equal(browser.socket.of("cursor.move").length, 2);
  assert.deepEqual(
    browser.socket.of("marker.drag").map(({ id }) => id),
    ["m1", "m2"],
  );
});

test("a drag and its release keep their order", async () => {
  const { room, browser } = await joinedRoom();
  room.live("marker.drag", drag(1));
  room.live("marker.drag", drag(2));
  room.live("marker.release", { id: "m1" });
  room.live("marker.drag", drag(3));
  await browser.advance(34);
  const sent = browser.socket.sent.slice(1).map(({ type }) => type);
  assert.deepEqual(sent, ["marker.drag", "marker.release", "marker.drag"]);
  assert.equal(browser.socket.sent.at(-1).lat, 3);
});

test("no drag follows the drop that ended it", async () => {
  const { room, browser } = await joinedRoom();
  room.live("marker.drag", drag(1));
  room.live("marker.drag", drag(2));
  room.send("marker.move", drag(3));
  await browser.advance(100);
  assert.deepEqual(
    browser.socket.sent.slice(1).map(({ type, lat }) => [type, lat]),
    [
      ["marker.drag", 1],
      ["marker.move", 3],
    ],
  );
});

test("all together stay below the server's limit", async () => {
  const { room, browser } = await joinedRoom();
  const before = browser.socket.sent.length;
  for (let ms = 0; ms < 10_000; ms += 10) {
    for (const id of ["m1", "m2", "m3", "m4"]) room.live("marker.drag", drag(ms, id));
    await browser.advance(10);
    browser.socket.say({ type: "pong" });
  }
  const sent = browser.socket.sent.length - before;
  assert.ok(sent > 500 && sent <= 600, `${sent} in 10 s`);
});

test("nothing live is kept for later: not while offline, not over a break", async () => {
  const { room, browser } = newRoom();
  room.start();
  room.live("cursor.move", { lat: 0, lng: 0 });
  browser.socket.open();
  browser.socket.welcome({ seq: 5, state: { markers: [], chat: [] } });
  room.live("cursor.move", { lat: 1, lng: 0 });
  room.live("cursor.move", { lat: 2, lng: 0 });
  browser.change("offline");
  room.live("cursor.move", { lat: 3, lng: 0 });
  browser.change("online");
  await browser.advance();
  await join(browser, { seq: 5 });
  await browser.advance(34);
  assert.deepEqual(browser.socket.of("cursor.move"), []);
  room.live("cursor.move", { lat: 4, lng: 0 });
  assert.equal(browser.socket.of("cursor.move").length, 1);
});

test("live updates are left out while the line is slow", async () => {
  const { room, browser } = await joinedRoom();
  browser.socket.bufferedAmount = 100_000;
  room.live("cursor.move", { lat: 0, lng: 0 });
  assert.deepEqual(browser.socket.of("cursor.move"), []);
});
