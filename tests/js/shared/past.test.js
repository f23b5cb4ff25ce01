/** How a room once was: read in pages, applied up to any event, forwards and backwards. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Past } from "../../../frontend/static/shared/past.js";

/** @import { StoredEvent } from "../../../frontend/types.d.ts" */

/** @param {number} seq @returns {StoredEvent} */
function said(seq) {
  return { seq, op: "", by: "g1", who: "Ana", at: "2026-01-01T00:00:00Z", type: "chat.said", text: String(seq) };
}

/** A stage that notes what it is told, and what is seen after each `show`. */
function makeStage() {
  /** @type {{seen: number[][], begun: number, heard: number[]}} */
  const notes = { seen: [], begun: 0, heard: [] };
  const stage = {
    begin(/** @type {{chat: number[]}} */ state) {
      notes.begun += 1;
      notes.heard = state.chat;
    },
    apply: (/** @type {StoredEvent} */ event) => void notes.heard.push(event.seq),
    show: () => void notes.seen.push([...notes.heard]),
  };
  return { stage, notes };
}

/** @param {(number | null)[]} asked */
const twoPages = (asked) => (/** @type {number | null} */ after) => {
  asked.push(after);
  const events = after === null ? [said(3), said(4)] : [said(5)];
  return Promise.resolve({ floor: 2, head: 5, state: after === null ? { chat: [0] } : null, events });
};

describe("a room's past", () => {
  it("is read page after page", async () => {
    const past = new Past(makeStage().stage);
    /** @type {(number | null)[]} */
    const asked = [];
    await past.load(twoPages(asked));
    assert.deepEqual(asked, [null, 4]);
    assert.deepEqual(
      past.events.map(({ seq }) => seq),
      [3, 4, 5],
    );
  });

  it("goes on from where it is, and back from the beginning", async () => {
    const { stage, notes } = makeStage();
    const past = new Past(stage);
    await past.load(twoPages([]));
    for (const count of [2, 3, 1, 0]) past.go(count);
    assert.deepEqual(notes.seen, [[0, 3, 4], [0, 3, 4, 5], [0, 3], [0]]);
    assert.equal(notes.begun, 3, "once at first, and for each way back");
  });

  it("takes in what happens meanwhile, once", async () => {
    const past = new Past(makeStage().stage);
    await past.load(twoPages([]));
    assert.deepEqual([past.add(said(5)), past.add(said(6)), past.add(said(6))], [false, true, false]);
  });

  it("begins anew when it is read again", async () => {
    const { stage, notes } = makeStage();
    const past = new Past(stage);
    await past.load(twoPages([]));
    past.go(3);
    await past.load(twoPages([]));
    past.go(3);
    assert.deepEqual(notes.seen, [
      [0, 3, 4, 5],
      [0, 3, 4, 5],
    ]);
    assert.equal(notes.begun, 2);
  });
});
