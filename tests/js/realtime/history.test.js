import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { History } from "../../../frontend/static/realtime/history.js";
import { ANA, joinedRoom, moved } from "./fakes.js";

/** @import { Command, Draft } from "../../../frontend/types.d.ts" */

/** A tab's sessionStorage. */
function newStorage() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
  };
}

/**
 * @param {Command} command
 * @param {number | undefined} before
 * @returns {Draft | null}
 */
function inverse(command, before) {
  if (command.type === "marker.move") return { type: "marker.move", id: command.id, lat: before ?? 0, lng: 0 };
  if (command.type === "marker.add") return { type: "marker.remove", id: command.id };
  return null;
}

/** The latitude of m1, as an app shows it: commands count at once. @type {number} */
let lat;

beforeEach(() => {
  lat = 0;
});

async function tab(storage = newStorage()) {
  const client = await joinedRoom();
  client.room.on("pending", (command) => {
    if (command.type === "marker.move") lat = command.lat;
  });
  const history = new History(client.room, { inverse, before: () => lat, storage });
  return { ...client, history, storage };
}

/** The command sent last is refused. */
async function refuse(/** @type {Awaited<ReturnType<typeof tab>>} */ { browser, of }) {
  await browser.advance();
  browser.socket.say({ type: "error", code: "forbidden", detail: "Locked.", op: of("pending").at(-1).op });
}

test("undo and redo go back and forth, each as a new command", async () => {
  const { room, history, of } = await tab();
  room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  room.send("marker.move", { id: "m1", lat: 2, lng: 0 });
  const seen = [];
  for (const step of /** @type {const} */ (["undo", "undo", "redo", "redo", "undo", "redo"])) {
    history[step]();
    seen.push(lat);
  }
  assert.deepEqual(seen, [1, 0, 1, 2, 1, 2]);
  assert.equal(new Set(of("pending").map(({ op }) => op)).size, 8);
});

test("a new command ends what can be redone", async () => {
  const { room, history } = await tab();
  room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  history.undo();
  assert.deepEqual([history.canUndo, history.canRedo], [false, true]);
  room.send("marker.move", { id: "m1", lat: 5, lng: 0 });
  assert.deepEqual([history.canUndo, history.canRedo], [true, false]);
});

test("what has no opposite is left out, and changes nothing", async () => {
  const { room, history } = await tab();
  room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  history.undo();
  room.send("chat.say", { text: "hello" });
  assert.deepEqual([history.canUndo, history.canRedo], [false, true]);
});

test("others' changes are not one's own to undo, nor is what another tab did", async () => {
  const { browser, history } = await tab();
  browser.socket.say({ type: "events", events: [moved(6), moved(7, { by: "p1", op: "other-tab-1" })] });
  assert.equal(history.canUndo, false);
});

test("undo goes on after a reload", async () => {
  const before = await tab();
  before.room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  before.room.send("marker.move", { id: "m1", lat: 2, lng: 0 });
  before.history.undo();
  const { history } = await tab(before.storage);
  assert.deepEqual([history.canUndo, history.canRedo], [true, true]);
  history.redo();
  assert.equal(lat, 2);
  history.undo();
  history.undo();
  assert.equal(lat, 0);
});

test("commands that are sent again after a reload are not recorded a second time", async () => {
  const before = await tab();
  before.room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  await before.browser.advance();
  const { room, browser } = await joinedRoom({ store: before.store });
  const history = new History(room, { inverse, before: () => lat, storage: newStorage() });
  await browser.advance();
  assert.equal(room.status.pending, 1);
  assert.equal(history.canUndo, false);
});

test("a refused undo says so and is dropped", async () => {
  const client = await tab();
  client.room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  await client.browser.advance();
  client.browser.socket.say({ type: "ack", op: client.of("pending")[0].op, seq: 6, duplicate: false });
  /** @type {any[]} */
  const refused = [];
  client.history.on("refused", ({ direction, detail }) => refused.push([direction, detail]));
  client.history.undo();
  await refuse(client);
  assert.deepEqual(refused, [["undo", "Locked."]]);
  assert.deepEqual([client.history.canUndo, client.history.canRedo], [false, false]);
});

test("a refused redo says so and is dropped", async () => {
  const client = await tab();
  client.room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  client.history.undo();
  for (let i = 0; i < 2; i += 1) {
    await client.browser.advance();
    client.browser.socket.say({ type: "ack", op: client.of("pending")[i].op, seq: 6 + i, duplicate: false });
  }
  /** @type {any[]} */
  const refused = [];
  client.history.on("refused", ({ direction }) => refused.push(direction));
  client.history.redo();
  await refuse(client);
  assert.deepEqual(refused, ["redo"]);
  assert.deepEqual([client.history.canUndo, client.history.canRedo], [false, false]);
});

test("a refused command can't be undone", async () => {
  const client = await tab();
  client.room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  await refuse(client);
  assert.equal(client.history.canUndo, false);
});

test("nothing can be undone while one may not edit", async () => {
  const { room, browser, history } = await tab();
  room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  /** @type {boolean[]} */
  const told = [];
  history.on("change", ({ canUndo }) => told.push(canUndo));
  browser.socket.say({ type: "you", you: { ...ANA, role: "viewer" } });
  history.undo();
  assert.equal(lat, 1);
  browser.socket.say({ type: "you", you: ANA });
  assert.deepEqual(told, [false, true]);
  history.undo();
  assert.equal(lat, 0);
});

test("an opposite of several commands is undone and redone as one", async () => {
  const { room, of } = await joinedRoom();
  /** @type {(command: Command) => Draft[]} */
  const both = (command) =>
    command.type === "marker.remove"
      ? ["a", "b"].map((id) => ({ type: "marker.add", id, lat: 0, lng: 0 }))
      : [{ type: "marker.remove", id: "id" in command ? command.id : "" }];
  const history = new History(room, { inverse: both, storage: newStorage() });
  room.send("marker.remove", { id: "all" });
  history.undo();
  history.redo();
  assert.deepEqual(
    of("pending").map(({ type, id }) => `${type} ${id}`),
    ["marker.remove all", "marker.add a", "marker.add b", "marker.remove b", "marker.remove a"],
  );
});

test("a storage that is broken or full does no harm", async () => {
  const { room } = await joinedRoom();
  const storage = {
    getItem: () => "[[{",
    setItem: () => {
      throw new Error("full");
    },
  };
  const history = new History(room, { inverse, before: () => 0, storage });
  room.send("marker.move", { id: "m1", lat: 1, lng: 0 });
  assert.equal(history.canUndo, true);
});

test("what is sent together is undone and redone in one step", async () => {
  const { room, history, of } = await tab();
  history.together(() => {
    room.send("marker.add", { id: "m2", lat: 1, lng: 1 });
    room.send("marker.move", { id: "m1", lat: 5, lng: 0 });
  });
  history.together(() => {});
  history.undo();
  assert.deepEqual(
    of("pending")
      .slice(-2)
      .map(({ type, id }) => [type, id]),
    [
      ["marker.move", "m1"],
      ["marker.remove", "m2"],
    ],
  );
  assert.equal(lat, 0);
  assert.equal(history.canUndo, false);
  assert.equal(history.canRedo, true);
});

test("if a part of a step is refused, the rest can be undone", async () => {
  const client = await tab();
  client.history.together(() => {
    client.room.send("marker.add", { id: "m2", lat: 1, lng: 1 });
    client.room.send("marker.add", { id: "m3", lat: 1, lng: 1 });
  });
  await refuse(client);
  assert.equal(client.history.canUndo, true);
  client.history.undo();
  assert.ok(client.of("pending").some(({ type, id }) => type === "marker.remove" && id === "m2"));
});
