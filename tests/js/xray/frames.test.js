import assert from "node:assert/strict";
import { test } from "node:test";
import { Frames, matches } from "../../../frontend/static/xray/frames.js";
import { moved } from "../realtime/fakes.js";

function looked() {
  const clock = { time: 500 };
  const frames = new Frames(() => clock.time);
  const sent = (/** @type {any} */ frame) => frames.sent(frame, JSON.stringify(frame));
  const received = (/** @type {any} */ frame) => frames.received(frame, JSON.stringify(frame));
  return { clock, frames, sent, received };
}

test("each frame has its time, size, numbers and what is in it", () => {
  const { clock, frames, received } = looked();
  clock.time += 7;
  received({ type: "events", events: [moved(41), moved(42), { ...moved(43), type: "chat.said", text: "ü" }] });
  received({ type: "live", updates: [{ type: "cursor.move", by: "p2", lat: 1, lng: 2 }] });
  received({ type: "error", code: "held", detail: "Ben is moving this." });
  const [events, live, error] = frames.rows;
  assert.deepEqual(
    [events.at, events.way, events.seq, events.about],
    [7, "in", "41–43", "marker.moved × 2, chat.said"],
  );
  assert.equal(events.size, Buffer.byteLength(events.text));
  assert.ok(events.size > events.text.length, "in bytes, not in characters");
  assert.equal(live.about, "cursor.move");
  assert.equal(error.about, "held");
});

test("a command's round trip ends with its answer, whichever came between", () => {
  const { clock, frames, sent, received } = looked();
  sent({ type: "marker.move", op: "a", id: "m1", lat: 1, lng: 2 });
  clock.time += 3;
  sent({ type: "chat.say", op: "b", text: "Hello" });
  received({ type: "xray", of: "command", name: "marker.move", op: "a", by: "p1", from: "here", stops: [] });
  clock.time += 4;
  received({ type: "error", op: "b", code: "read_only", detail: "" });
  received({ type: "ack", op: "a", seq: 42, duplicate: false });
  assert.deepEqual(
    frames.rows.map(({ type, roundTrip }) => [type, roundTrip]),
    [
      ["marker.move", 7],
      ["chat.say", 4],
      ["error", 4],
      ["ack", 7],
    ],
  );
  assert.equal(frames.roundTripOf("a"), 7);
  assert.equal(frames.roundTripOf("c"), null);
});

test("a ping and a hello have their answers, too", () => {
  const { clock, frames, sent, received } = looked();
  sent({ type: "ping" });
  clock.time += 2;
  received({ type: "pong" });
  sent({ type: "hello", since: null });
  clock.time += 5;
  received({ type: "welcome", seq: 3 });
  assert.deepEqual(
    frames.rows.map(({ roundTrip }) => roundTrip),
    [2, 2, 5, 5],
  );
});

test("how long the page took to show an event is known by its number", () => {
  const { clock, frames, received } = looked();
  received({ type: "events", events: [moved(41), moved(42)] });
  clock.time += 6;
  frames.handled();
  frames.handled();
  assert.equal(frames.rows[0].handled, 6);
  assert.deepEqual([frames.handledOf(42), frames.handledOf(43)], [6, null]);
});

test("the drawer's own frames are not among the page's", () => {
  const { frames, sent, received } = looked();
  sent({ type: "xray.watch", on: true });
  received({ type: "xray.room", layer: { kind: "memory", name: "" }, processes: [], counts: {} });
  assert.deepEqual(frames.rows, []);
});

test("a pause keeps what is shown, and counts what passes", () => {
  const { clock, frames, sent, received } = looked();
  sent({ type: "marker.move", op: "a", id: "m1", lat: 1, lng: 2 });
  frames.pause(true);
  clock.time += 9;
  received({ type: "ack", op: "a", seq: 42, duplicate: false });
  received({ type: "pong" });
  assert.deepEqual([frames.rows.length, frames.missed, frames.rows[0].roundTrip], [1, 2, 9]);
  frames.pause(false);
  received({ type: "pong" });
  assert.deepEqual([frames.rows.length, frames.missed], [2, 0]);
  frames.clear();
  assert.deepEqual(frames.rows, []);
});

test("the oldest frames are let go", () => {
  const { frames, received } = looked();
  for (let number = 0; number < 1_000; number += 1) received({ type: "pong" });
  assert.equal(frames.rows.length, 400);
  assert.equal(frames.rows[399].number, 1_000);
});

test("a filter looks at the type, at what is in a frame, and at its way", () => {
  const { frames, sent, received } = looked();
  sent({ type: "marker.move", op: "a", id: "m1", lat: 1, lng: 2 });
  received({ type: "events", events: [moved(42)] });
  received({ type: "pong" });
  const found = (/** @type {any} */ filter) =>
    frames.rows.filter((row) => matches(row, { text: "", way: "", ...filter })).map(({ type }) => type);
  assert.deepEqual(found({}), ["marker.move", "events", "pong"]);
  assert.deepEqual(found({ text: " Marker" }), ["marker.move", "events"]);
  assert.deepEqual(found({ text: "marker", way: "in" }), ["events"]);
  assert.deepEqual(found({ way: "out" }), ["marker.move"]);
});
