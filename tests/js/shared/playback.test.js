/** Events on a time line: what has happened at which moment, and no long pauses. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Playback } from "../../../frontend/static/shared/playback.js";

/** @import { StoredEvent } from "../../../frontend/types.d.ts" */

/** @param {number} seconds @returns {StoredEvent} */
function after(seconds) {
  const at = new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
  return { seq: 1, op: "", by: "g1", who: "Ana", at, type: "chat.said", text: "Hello" };
}

describe("a playback", () => {
  it("keeps short pauses as they were and shortens long ones to a second", () => {
    const playback = new Playback([after(0), after(0.5), after(7200)]);
    assert.equal(playback.duration, 1000 + 500 + 1000);
  });

  it("tells apart what came in one moment, and what a clock that was set back says", () => {
    const playback = new Playback([after(5), after(5), after(1)]);
    assert.deepEqual(
      [1, 2, 3].map((count) => playback.timeOf(count)),
      [1000, 1040, 1080],
    );
  });

  it("knows how much has passed at each moment", () => {
    const playback = new Playback([after(0), after(0.5), after(1)]);
    assert.deepEqual(
      [0, 999, 1000, 1499, 1500, 2000, 9999].map((time) => playback.passed(time)),
      [0, 0, 1, 1, 2, 3, 3],
    );
    for (const count of [0, 1, 2, 3]) assert.equal(playback.passed(playback.timeOf(count)), count);
  });

  it("is empty where nothing happened", () => {
    const playback = new Playback();
    assert.deepEqual([playback.count, playback.duration, playback.passed(1), playback.timeOf(3)], [0, 0, 0, 0]);
  });
});
