import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryStore } from "../../../frontend/static/realtime/outbox_store.js";
import { ANA, join, joinedRoom, moved, newRoom, rejoin } from "./fakes.js";

test("the status tells the whole story", async () => {
  const { room, browser } = newRoom();
  /** @type {string[]} */
  const states = [];
  room.on("status", ({ state }) => states[states.length - 1] !== state && states.push(state));
  assert.equal(room.status.state, "connecting");
  room.start();
  await join(browser, { seq: 5, state: { markers: [], chat: [] } });
  browser.socket.drop();
  assert.equal(room.status.retryAt, browser.time + 350);
  await rejoin(browser, { seq: 5 });
  browser.change("offline");
  browser.change("online");
  await browser.advance();
  await join(browser, { seq: 5 });
  browser.socket.drop(4403);
  assert.deepEqual(states, ["online", "reconnecting", "online", "offline", "reconnecting", "online", "closed"]);
  assert.match(room.status.reason, /no access/);
});

test("it is connecting until the first try has failed, and reconnecting from then on", async () => {
  const { room, browser } = newRoom();
  /** @type {string[]} */
  const states = [];
  room.on("status", ({ state }) => states.push(state));
  room.start();
  assert.equal(room.status.state, "connecting");
  browser.socket.drop();
  await browser.advance(500);
  browser.socket.open();
  assert.deepEqual([...new Set(states)], ["reconnecting"]);
});

test("a page that came with its state asks only for what happened since", async () => {
  const { room, browser, of } = newRoom();
  const state = { markers: [], chat: [] };
  room.start({ seq: 5, state });
  assert.deepEqual(of("state"), [{ seq: 5, state }]);
  await join(browser, { seq: 5, state: null });
  assert.deepEqual(browser.socket.of("hello"), [{ type: "hello", since: 5 }]);
  browser.socket.say({ type: "events", events: [moved(5), moved(6)] });
  assert.deepEqual([of("state").length, of("marker.moved").map(({ seq }) => seq)], [1, [6]]);
});

test("a look in from another page says each time that it is quiet", async () => {
  const { room, browser } = newRoom({ quiet: true });
  room.start();
  await join(browser, { seq: 5, state: { markers: [], chat: [] } });
  assert.deepEqual(browser.socket.of("hello"), [{ type: "hello", since: null, quiet: true }]);
  browser.socket.drop();
  await rejoin(browser, { seq: 5 });
  assert.deepEqual(browser.socket.of("hello"), [{ type: "hello", since: 5, quiet: true }]);
});

test("the status tells when the line can only be read", async () => {
  const { room, browser } = newRoom();
  const open = browser.openSocket;
  browser.openSocket = () => Object.assign(open(), { isFallback: true });
  room.start();
  await join(browser, { seq: 5, state: { markers: [], chat: [] } });
  assert.deepEqual([room.status.state, room.status.fallback], ["online", true]);
  browser.socket.drop();
  assert.equal(room.status.fallback, false);
});

test("the status counts what is not saved", async () => {
  const { room, browser } = await joinedRoom();
  browser.change("offline");
  room.send("marker.remove", { id: "m1" });
  const op = room.send("marker.remove", { id: "m2" });
  assert.deepEqual([room.status.state, room.status.pending], ["offline", 2]);
  browser.change("online");
  await rejoin(browser, { seq: 5 });
  browser.socket.say({ type: "ack", op, seq: 7, duplicate: false });
  assert.deepEqual([room.status.state, room.status.pending], ["online", 1]);
});

test("a change counts as kept when it is in the store, and not before", async () => {
  const { room, browser } = await joinedRoom();
  browser.change("offline");
  room.send("marker.remove", { id: "m1" });
  assert.deepEqual([room.status.pending, room.status.isKept], [1, false]);
  await browser.advance();
  assert.deepEqual([room.status.pending, room.status.isKept], [1, true]);
});

test("a change that the store does not take is never said to be kept", async () => {
  const store = new MemoryStore();
  store.add = () => Promise.reject(new Error("full"));
  const { room, browser } = await joinedRoom({ store: Promise.resolve(store) });
  browser.change("offline");
  room.send("marker.remove", { id: "m1" });
  await browser.advance();
  assert.deepEqual([room.status.pending, room.status.isKept], [1, false]);
});

test("commands from before a reload are counted too", async () => {
  const before = newRoom();
  before.room.send("marker.remove", { id: "m1" });
  await before.browser.advance();
  const { room } = await joinedRoom({ store: before.store });
  assert.equal(room.status.pending, 1);
});

test("who may edit follows role and freeze", async () => {
  const { room, browser, of } = await joinedRoom();
  assert.equal(room.canEdit, true);
  const head = { op: "", by: "p2", who: "Ben", at: "" };
  browser.socket.say({ type: "events", events: [{ ...head, seq: 6, type: "room.frozen", frozen: true }] });
  assert.deepEqual([room.frozen, room.canEdit], [true, false]);
  assert.deepEqual(of("room").at(-1), { title: "Lobby", frozen: true, mode: "open" });
  browser.socket.say({ type: "you", you: { ...ANA, role: "owner" } });
  assert.deepEqual([room.role, room.canEdit], ["owner", true]);
  browser.socket.say({ type: "you", you: { ...ANA, role: "viewer" } });
  assert.equal(room.canEdit, false);
  browser.socket.say({ type: "events", events: [{ ...head, seq: 7, type: "room.renamed", title: "Harbour" }] });
  assert.equal(room.title, "Harbour");
});

test("the people are those of the last frame", async () => {
  const { room, browser, of } = await joinedRoom();
  browser.socket.say({ type: "people", people: [ANA], total: 140 });
  assert.deepEqual([room.people, room.total], [[ANA], 140]);
  assert.deepEqual(of("people"), [{ people: [ANA], total: 140 }]);
});

test("a new name that was not confirmed is asked for again after a break", async () => {
  const { room, browser } = await joinedRoom();
  browser.change("offline");
  room.rename("Ana Maria");
  room.rename(undefined, "teal");
  browser.change("online");
  await rejoin(browser, { seq: 5 });
  const wish = { type: "person.rename", name: "Ana Maria", color: "teal" };
  assert.deepEqual(browser.socket.of("person.rename"), [wish]);
  browser.socket.drop();
  await rejoin(browser, { seq: 5 });
  assert.deepEqual(browser.socket.of("person.rename"), [wish]);
  browser.socket.say({ type: "you", you: { ...ANA, name: "Ana Maria" } });
  browser.socket.drop();
  await rejoin(browser, { seq: 5 });
  assert.deepEqual(browser.socket.of("person.rename"), []);
});

test("others' live updates are told, one's own are not", async () => {
  const { browser, of } = await joinedRoom();
  const update = { type: "marker.drag", id: "m1", lat: 1, lng: 2 };
  browser.socket.say({
    type: "live",
    updates: [
      { ...update, by: "p1" },
      { ...update, by: "p2" },
    ],
  });
  assert.deepEqual(of("marker.drag"), [{ ...update, by: "p2" }]);
});

test("an error that belongs to no command is told", async () => {
  const { browser, of } = await joinedRoom();
  const error = { type: "error", code: "held", detail: "Ben is moving this.", id: "m1" };
  browser.socket.say(error);
  assert.deepEqual(of("error"), [error]);
});

test("a listener that throws keeps nothing from the others", async () => {
  const { room, browser, of } = await joinedRoom();
  /** @type {unknown[]} */
  const reported = [];
  globalThis.reportError = (error) => reported.push(error);
  room.on("event", () => {
    throw new Error("broken view");
  });
  browser.socket.say({ type: "events", events: [moved(6), moved(7)] });
  assert.equal(of("marker.moved").length, 2);
  assert.equal(reported.length, 2);
});

test("a listener can be taken away", async () => {
  const { room, browser } = await joinedRoom();
  let heard = 0;
  const off = room.on("event", () => (heard += 1));
  browser.socket.say({ type: "events", events: [moved(6)] });
  off();
  browser.socket.say({ type: "events", events: [moved(7)] });
  assert.equal(heard, 1);
});

test("a stopped room is closed", async () => {
  const { room, browser } = await joinedRoom();
  room.stop();
  assert.equal(room.status.state, "closed");
  await browser.advance(60_000);
  assert.equal(browser.sockets.length, 1);
});
