import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryStore } from "../../../frontend/static/realtime/outbox_store.js";
import { join, joinedRoom, LIMITS, moved, newRoom, rejoin } from "./fakes.js";

const EMPTY = { seq: 5, state: { markers: [], chat: [] } };
const move = (/** @type {string} */ id, lat = 1) => ({ id, lat, lng: 2 });

test("a command is shown at once, kept before it is sent, and settled when its event is here", async () => {
  const { room, browser, store, told } = await joinedRoom();
  told.length = 0;
  const op = room.send("marker.move", move("m1"));
  const command = { type: "marker.move", op, ...move("m1") };
  assert.deepEqual(told, [
    ["sending", command],
    ["pending", command],
  ]);
  assert.equal(browser.socket.ops.length, 0);
  await browser.advance();
  assert.deepEqual(await store.all(), [command]);
  assert.deepEqual(browser.socket.of("marker.move"), [command]);

  browser.socket.say({ type: "ack", op, seq: 6, duplicate: false });
  await browser.advance();
  assert.deepEqual(await store.all(), []);
  assert.equal(told.length, 2, "shown as pending until the event is here, else the old place would flash up");
  browser.socket.say({ type: "events", events: [moved(6, { op, by: "p1" })] });
  assert.deepEqual(
    told.slice(2).map(([name]) => name),
    ["event", "marker.moved", "settled"],
  );
  assert.deepEqual(told.at(-1), ["settled", { op, type: "marker.move", seq: 6 }]);
});

test("a command is not sent before the store has it", async () => {
  const store = new MemoryStore();
  let keep = () => {};
  store.add = () => new Promise((resolve) => (keep = () => resolve(undefined)));
  const { room, browser, of } = await joinedRoom({ store });
  room.send("marker.move", move("m1"));
  await browser.advance(1_000);
  assert.equal(of("pending").length, 1);
  assert.equal(browser.socket.ops.length, 0);
  keep();
  await browser.advance();
  assert.equal(browser.socket.ops.length, 1);
});

test("a command does not overtake one that the store is slower with", async () => {
  const store = new MemoryStore();
  /** @type {(() => void)[]} */
  const keep = [];
  store.add = () => new Promise((resolve) => keep.push(() => resolve(undefined)));
  const { room, browser } = await joinedRoom({ store });
  const ops = ["m1", "m2"].map((id) => room.send("marker.move", move(id)));
  await browser.advance();
  keep[1]();
  await browser.advance();
  assert.deepEqual(browser.socket.ops, []);
  keep[0]();
  await browser.advance();
  assert.deepEqual(browser.socket.ops, ops);
});

test("a store that fails does not keep a command from being sent", async () => {
  const store = new MemoryStore();
  store.add = () => Promise.reject(new Error("full"));
  store.all = () => Promise.reject(new Error("gone"));
  const { room, browser } = await joinedRoom({ store });
  const op = room.send("marker.move", move("m1"));
  await browser.advance();
  assert.deepEqual(browser.socket.ops, [op]);
});

test("an own event that overtakes its ack settles the command, once", async () => {
  const { room, browser, store, of } = await joinedRoom();
  const op = room.send("marker.move", move("m1"));
  await browser.advance();
  browser.socket.say({ type: "events", events: [moved(6, { op, by: "p1" })] });
  browser.socket.say({ type: "ack", op, seq: 6, duplicate: false });
  await browser.advance();
  assert.equal(of("settled").length, 1);
  assert.deepEqual(await store.all(), []);
});

test("what was not acknowledged is sent again after a break: in order, with the same ops, before anything new", async () => {
  const { room, browser } = await joinedRoom();
  const ops = ["m1", "m2", "m3"].map((id) => room.send("marker.move", move(id)));
  await browser.advance();
  assert.deepEqual(browser.socket.ops, ops);
  browser.socket.say({ type: "ack", op: ops[1], seq: 7, duplicate: false });
  browser.socket.drop();
  ops.push(room.send("marker.move", move("m4")));
  await rejoin(browser, { seq: 5 });
  assert.deepEqual(browser.socket.sent[0], { type: "hello", since: 5 });
  assert.deepEqual(browser.socket.ops, [ops[0], ops[2], ops[3]]);
});

test("nothing is sent between hello and welcome", async () => {
  const { room, browser } = newRoom();
  room.start();
  browser.socket.open();
  room.send("marker.move", move("m1"));
  await browser.advance(1_000);
  assert.deepEqual(browser.socket.sent, [{ type: "hello", since: null }]);
});

test("an ack that was lost is given again, and settles", async () => {
  const { room, browser, of } = await joinedRoom();
  const op = room.send("marker.move", move("m1"));
  await browser.advance();
  browser.socket.drop();
  await rejoin(browser, { seq: 6, state: { markers: [], chat: [] } });
  browser.socket.say({ type: "ack", op, seq: 6, duplicate: true });
  assert.deepEqual(of("settled"), [{ op, type: "marker.move", seq: 6 }]);
});

test("a second welcome on the same connection sends nothing twice", async () => {
  const { room, browser } = await joinedRoom();
  const op = room.send("marker.move", move("m1"));
  await browser.advance();
  browser.socket.welcome({ seq: 50, state: { markers: [], chat: [] } });
  await browser.advance();
  assert.deepEqual(browser.socket.ops, [op]);
});

test("after a reload the commands from before are shown behind the state, and sent first", async () => {
  const before = newRoom();
  const ops = ["m1", "m2"].map((id) => before.room.send("marker.move", move(id)));
  await before.browser.advance();

  const { room, browser, told } = newRoom({ store: before.store });
  room.start();
  browser.socket.open();
  const newest = room.send("marker.move", move("m3"));
  told.length = 0;
  browser.socket.welcome(EMPTY);
  await browser.advance();
  const names = told.map(([name]) => name).filter((name) => name === "state" || name === "pending");
  assert.deepEqual(names, ["state", "pending", "pending"]);
  assert.equal(told.filter(([name]) => name === "sending").length, 0, "they are no new commands");
  assert.deepEqual(browser.socket.ops, [...ops, newest]);
});

test("two tabs of one person empty the outbox that they share", async () => {
  const store = new MemoryStore();
  const one = newRoom({ store });
  const op = one.room.send("marker.move", move("m1"));
  await one.browser.advance();
  const two = await joinedRoom({ store });
  assert.deepEqual(two.browser.socket.ops, [op]);
  one.room.start();
  await join(one.browser, EMPTY);
  two.browser.socket.say({ type: "events", events: [moved(6, { op, by: "p1" })] });
  one.browser.socket.say({ type: "ack", op, seq: 6, duplicate: true });
  one.browser.socket.say({ type: "events", events: [moved(6, { op, by: "p1" })] });
  for (const tab of [one, two]) {
    await tab.browser.advance();
    assert.equal(tab.of("settled").length, 1);
    tab.browser.socket.drop();
    await rejoin(tab.browser, { seq: 6 });
    assert.deepEqual(tab.browser.socket.ops, []);
  }
  assert.deepEqual(await store.all(), []);
});

test("what a closed tab left behind is sent by the other one at its next connection", async () => {
  const store = new MemoryStore();
  const open = await joinedRoom({ store });
  const closed = newRoom({ store });
  const op = closed.room.send("marker.move", move("m1"));
  await closed.browser.advance();
  open.browser.socket.drop();
  await rejoin(open.browser, { seq: 5 });
  assert.deepEqual(open.browser.socket.ops, [op]);
});

for (const code of ["invalid", "forbidden", "not_found", "held", "too_large", "read_only"]) {
  test(`a command that is refused as ${code} is rolled back and never sent again`, async () => {
    const { room, browser, store, of } = await joinedRoom();
    const op = room.send("marker.move", move("m1"));
    await browser.advance();
    browser.socket.say({ type: "error", code, detail: "No.", op });
    assert.deepEqual(of("refused"), [{ command: { type: "marker.move", op, ...move("m1") }, code, detail: "No." }]);
    browser.socket.drop();
    await rejoin(browser, { seq: 5 });
    assert.deepEqual(browser.socket.ops, []);
    assert.deepEqual(await store.all(), []);
  });
}

for (const code of ["failed", "rate_limited"]) {
  test(`a command that is ${code} is sent again after retry_after, and the later ones wait behind it`, async () => {
    const { room, browser, of } = await joinedRoom();
    const first = room.send("marker.move", move("m1"));
    await browser.advance();
    browser.socket.say({ type: "error", code, detail: "Later.", op: first, retry_after: 1.5 });
    const second = room.send("marker.move", move("m2"));
    await browser.advance(1_499);
    assert.deepEqual(browser.socket.ops, [first]);
    await browser.advance(1);
    assert.deepEqual(browser.socket.ops, [first, first, second]);
    assert.equal(of("refused").length, 0);
  });
}

test("of two waits the longer one counts", async () => {
  const { room, browser } = await joinedRoom();
  const ops = ["m1", "m2"].map((id) => room.send("marker.move", move(id)));
  await browser.advance();
  browser.socket.say({ type: "error", code: "failed", detail: "", op: ops[0], retry_after: 3 });
  browser.socket.say({ type: "error", code: "failed", detail: "", op: ops[1], retry_after: 1 });
  await browser.advance(2_999);
  assert.equal(browser.socket.ops.length, 2);
  await browser.advance(1);
  assert.deepEqual(browser.socket.ops, [...ops, ...ops]);
});

test("a later command for the same thing waits for the answer to the earlier one", async () => {
  const { room, browser } = await joinedRoom();
  const first = room.send("marker.move", move("m1", 1));
  const second = room.send("marker.move", move("m1", 2));
  await browser.advance();
  assert.deepEqual(browser.socket.ops, [first]);
  browser.socket.say({ type: "error", code: "failed", detail: "", op: first, retry_after: 1 });
  await browser.advance(1_000);
  browser.socket.say({ type: "ack", op: first, seq: 6, duplicate: false });
  assert.deepEqual(browser.socket.ops, [first, first, second]);
});

test("a command for the whole room waits for all before it, and all behind it wait", async () => {
  const { room, browser } = await joinedRoom();
  const first = room.send("marker.move", move("m1"));
  const whole = room.send("room.rename", { title: "Harbour" });
  const last = room.send("marker.move", move("m2"));
  await browser.advance();
  assert.deepEqual(browser.socket.ops, [first]);
  browser.socket.say({ type: "ack", op: first, seq: 6, duplicate: false });
  assert.deepEqual(browser.socket.ops, [first, whole]);
  browser.socket.say({ type: "ack", op: whole, seq: 7, duplicate: false });
  assert.deepEqual(browser.socket.ops, [first, whole, last]);
});

test("chat lines keep their order too", async () => {
  const { room, browser } = await joinedRoom();
  const ops = ["one", "two"].map((text) => room.send("chat.say", { text }));
  await browser.advance();
  assert.deepEqual(browser.socket.ops, [ops[0]]);
  browser.socket.say({ type: "ack", op: ops[0], seq: 6, duplicate: false });
  assert.deepEqual(browser.socket.ops, ops);
});

test("a long outbox is sent below the server's limit", async () => {
  const { room, browser } = newRoom();
  for (let i = 0; i < 200; i += 1) room.send("marker.move", move(`m${i}`));
  room.start();
  await join(browser, EMPTY);
  let sent = browser.socket.ops.length;
  assert.ok(sent > 0 && sent <= LIMITS.commands_per_second);
  for (let second = 0; second < 8; second += 1) {
    for (const op of browser.socket.ops.slice(0, sent))
      browser.socket.say({ type: "ack", op, seq: 6, duplicate: false });
    await browser.advance(1_000);
    assert.ok(browser.socket.ops.length - sent <= LIMITS.commands_per_second);
    sent = browser.socket.ops.length;
  }
  assert.equal(sent, 200);
  assert.equal(new Set(browser.socket.ops).size, 200);
});

test("a command that no frame can hold is refused here, not sent in vain for ever", async () => {
  const { room, browser, of } = await joinedRoom();
  room.send("marker.edit", { id: "m1", note: "é".repeat(40_000) });
  const op = room.send("marker.edit", { id: "m1", note: "x".repeat(40_000) });
  await browser.advance();
  assert.deepEqual(browser.socket.ops, [op]);
  assert.equal(of("refused")[0].code, "too_large");
});

test("a command that nobody answers is sent again after 15 s", async () => {
  const { room, browser } = await joinedRoom();
  const op = room.send("marker.move", move("m1"));
  for (let second = 0; second < 16; second += 1) {
    await browser.advance(1_000);
    browser.socket.say({ type: "pong" });
  }
  assert.deepEqual(browser.socket.ops, [op, op]);
});

/** A store whose `all()` answers with what was there when it was asked, but only when it is told to. */
function slowStore() {
  const store = new MemoryStore();
  const all = store.all.bind(store);
  /** @type {(() => void)[]} */
  const answers = [];
  store.all = async () => {
    const kept = await all();
    return new Promise((resolve) => answers.push(() => resolve(kept)));
  };
  return { store, answers };
}

test("a connection that breaks while the outbox is read sends once, on the next one", async () => {
  const { store, answers } = slowStore();
  const { room, browser } = newRoom({ store });
  const op = room.send("marker.move", move("m1"));
  room.start();
  await join(browser, EMPTY);
  browser.socket.drop();
  await rejoin(browser, { seq: 5 });
  for (const answer of answers) {
    answer();
    await browser.advance();
  }
  assert.equal(answers.length, 2);
  assert.deepEqual(browser.sockets[0].ops, []);
  assert.deepEqual(browser.socket.ops, [op]);
});

test("a command that is settled while the outbox is read does not come back", async () => {
  const { store, answers } = slowStore();
  const { room, browser, of } = newRoom({ store });
  const op = room.send("marker.move", move("m1"));
  room.start();
  await join(browser, EMPTY);
  browser.socket.say({ type: "events", events: [moved(6, { op, by: "p1" })] });
  answers[0]();
  await browser.advance();
  assert.deepEqual(browser.socket.ops, []);
  assert.equal(of("pending").length, 1);
  assert.equal(room.status.pending, 0);
});
