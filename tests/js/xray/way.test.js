import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, milliseconds, replaces, STOPS } from "../../../frontend/static/xray/way.js";

/** @import { WayFrame } from "../../../frontend/types.d.ts" */

/** @type {Record<string, number>} */
const FULL = {
  ...{ received: 0, checked: 0.1, queued: 0.2, begun: 2.2, locked: 2.6, called: 3, served: 4.5, committed: 6 },
  ...{ heard: 6.4, written: 6.5, answered: 7 },
};

/** @param {Partial<WayFrame>} fields @param {Record<string, number>} stops @returns {WayFrame} */
function way(fields, stops = FULL) {
  const list = Object.entries(stops).map(([at, ms]) => ({ at, ms }));
  return { type: "xray", of: "event", name: "marker.moved", by: "p2", from: "here", seq: 42, stops: list, ...fields };
}

/** @param {ReturnType<typeof drawn>} picture @returns {Record<string, any>} */
function legs(picture) {
  return Object.fromEntries(picture.legs.map((leg) => [leg.at, leg]));
}

test("every stop is drawn, in order, whatever was measured", () => {
  for (const frame of [
    way({}),
    way({ of: "live" }, { heard: 0, written: 1 }),
    way({ of: "command" }, { received: 0 }),
  ]) {
    assert.deepEqual(
      drawn(frame).legs.map(({ at }) => at),
      STOPS,
    );
  }
});

test("one's own command has all its times, also the wire's", () => {
  const picture = drawn(way({ of: "command", op: "a", outcome: "done" }), { mine: true, roundTrip: 9.5, handled: 1.2 });
  const { browser, server, consumer, database, service, commit, group, relay, browsers } = legs(picture);
  assert.equal(picture.total, 7);
  assert.deepEqual([browser.ms, server.ms, browsers.ms], [9.5, 2.5, 1.2]);
  assert.deepEqual([consumer.start, consumer.ms], [0, 0.2]);
  assert.deepEqual([database.start, database.ms.toFixed(1)], [0.2, "2.8"]);
  assert.equal(database.note, "2.00 ms of it for its turn");
  assert.deepEqual([service.ms, commit.ms, group.start], [1.5, 1.5, 6]);
  assert.equal(relay.ms.toFixed(1), "0.1");
});

test("of another's there is no round trip, of a script's no beginning", () => {
  const theirs = legs(drawn(way({}), { roundTrip: 9 }));
  assert.deepEqual([theirs.browser.ms, theirs.server.ms, theirs.browser.note], [null, null, "of somebody else"]);
  const scripts = legs(drawn(way({}, { heard: 0, written: 0.3 })));
  assert.deepEqual([scripts.service.ms, scripts.service.note], [null, "by a script, REST or a worker"]);
  assert.equal(scripts.relay.ms, 0.3);
  const elsewhere = legs(drawn(way({ from: "layer" }, { heard: 0, written: 0.3 })));
  assert.equal(elsewhere.group.note, "in another process");
});

test("an event whose notice was lost says so", () => {
  const { relay } = legs(drawn(way({ from: "database" }, { heard: 0, written: 0.3 })));
  assert.equal(relay.note, "the notice was lost: read again");
});

test("a live update is not stored, and waits for the tick", () => {
  const { consumer, service, relay, browser } = legs(
    drawn(way({ of: "live", name: "marker.drag" }, { received: 0, heard: 0.5, written: 20 }), { mine: true }),
  );
  assert.deepEqual([consumer.ms, relay.ms, relay.note], [0.5, 19.5, "waits for the tick"]);
  assert.deepEqual([service.ms, service.note, browser.note], [null, "not stored", ""]);
});

test("a refused command ends where it was refused", () => {
  const stops = { received: 0, checked: 0.1, queued: 0.2, begun: 1, locked: 1.2, called: 1.5, answered: 3 };
  const frame = way({ of: "command", outcome: "not_found", seq: undefined }, stops);
  const { service, commit, browsers } = legs(drawn(frame, { mine: true, roundTrip: 4 }));
  assert.deepEqual([service.ms, service.note], [1.5, "refused: not_found"]);
  assert.deepEqual([commit.ms, browsers.note], [null, "nobody else is told"]);
});

test("with a channel layer it says when that had the message", () => {
  const picture = drawn(way({}, { ...FULL, taken: 7.5 }));
  const { group } = legs(picture);
  assert.equal(picture.total, 7, "which nobody here waits for");
  assert.equal(group.note, "the layer had it after 1.50 ms");
});

test("what one has done oneself stays until it is read, and so does an event before what is gone in a moment", () => {
  const [live, event, command] = /** @type {const} */ (["live", "event", "command"]).map((of) => way({ of }));
  assert.ok(replaces(null, live, 0));
  assert.ok(replaces(live, live, 0) && replaces(live, event, 0) && replaces(event, command, 0));
  assert.ok(!replaces(event, live, 3_999) && !replaces(command, event, 3_999));
  assert.ok(replaces(command, live, 4_000));
});

test("times are as exact as they are of use", () => {
  assert.deepEqual([0.004, 9.94, 9.96, 99.4, 123.4].map(milliseconds), [
    "0.00 ms",
    "9.94 ms",
    "10.0 ms",
    "99.4 ms",
    "123 ms",
  ]);
});
