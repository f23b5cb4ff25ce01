import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MyReactions } from "../../../frontend/static/liveblog/my_reactions.js";
import { latest, newsSince } from "../../../frontend/static/liveblog/news.js";
import { stored } from "../../../frontend/static/liveblog/post_changes.js";
import { ago, clock, day, exact, fieldTime } from "../../../frontend/static/liveblog/times.js";
import { Unseen } from "../../../frontend/static/liveblog/unseen.js";
import { nameOf, newUpdates, readingNow, shorten, writing } from "../../../frontend/static/liveblog/wording.js";
import { Writers } from "../../../frontend/static/liveblog/writers.js";
import { post } from "./posts.js";

const NOW = new Date(2026, 10, 21, 14, 0, 30).getTime();
/** @param {number} minutes */
const before = (minutes) => new Date(NOW - minutes * 60_000).toISOString();

describe("times", () => {
  test("how long ago is said in the unit that matters, and not at all where the date says it", () => {
    const words = [0.5, 1, 59, 60, 23 * 60, 25 * 60, 3 * 24 * 60, 8 * 24 * 60].map((minutes) =>
      ago(before(minutes), NOW),
    );
    const expected = ["just now", "1 min ago", "59 min ago", "1 h ago", "23 h ago", "yesterday", "3 days ago", ""];
    assert.deepEqual(words, expected);
  });

  test("a clock that is behind the server's does not read the future", () => {
    assert.equal(ago(before(-5), NOW), "just now");
  });

  test("the day is left out today, the year this year", () => {
    assert.deepEqual(
      [before(0), before(24 * 60), before(400 * 24 * 60)].map((at) => day(at, NOW)),
      ["", "20 Nov", "17 Oct 2025"],
    );
    assert.equal(clock(before(0)), "14:00");
  });

  test("exactly is with the date, the second and the zone", () => {
    assert.match(exact(before(0)), /^Saturday.* 21 November 2026 .*14:00:30 \S+/);
  });

  test("a field takes local time to the minute", () => {
    assert.equal(fieldTime(NOW), "2026-11-21T14:00");
  });
});

describe("words", () => {
  test("one is not many", () => {
    assert.deepEqual([newUpdates(1), newUpdates(3)], ["1 new update", "3 new updates"]);
    assert.deepEqual([readingNow(0), readingNow(1240)], ["You are reading now", "1,240 reading now"]);
  });

  test("a post is called by its headline, or else by its first words", () => {
    assert.equal(nameOf(post(1), "Text"), "Headline 1");
    assert.equal(nameOf(post(1, { headline: "" }), " Text\n more "), "Text more");
    assert.equal(nameOf(post(1, { headline: "", quote: { text: "Said", source: "" } }), ""), "Said");
    assert.equal(nameOf(post(1, { headline: "" }), ""), "A picture");
  });

  test("long texts end at a word", () => {
    const short = shorten(`${"word ".repeat(17)}excessive and more`);
    assert.ok(short.endsWith("word…"), short);
  });

  test("who is writing is told by name as long as there are few", () => {
    assert.deepEqual([[], ["Ana"], ["Ana", "Ben"], ["Ana", "Ben", "Cy"]].map(writing), [
      "",
      "Ana is writing…",
      "Ana and Ben are writing…",
      "Several people are writing…",
    ]);
  });
});

describe("what somebody has not seen", () => {
  test("held posts are counted on the button and in the title, those of a hidden tab in the title alone", () => {
    const unseen = new Unseen();
    unseen.arrive("a", { held: true, hidden: false });
    unseen.arrive("b", { held: false, hidden: true });
    unseen.arrive("c", { held: false, hidden: false });
    assert.deepEqual([unseen.held, unseen.count, unseen.isHeld("a"), unseen.isHeld("b")], [1, 2, true, false]);
    unseen.look();
    assert.deepEqual([unseen.held, unseen.count], [1, 1]);
    assert.deepEqual([unseen.show(), unseen.count], [["a"], 0]);
  });

  test("what is withdrawn before is not counted", () => {
    const unseen = new Unseen();
    unseen.arrive("a", { held: true, hidden: true });
    unseen.forget("a");
    assert.deepEqual([unseen.held, unseen.count], [0, 0]);
  });
});

describe("news", () => {
  const posts = [post(1), post(5), post(3, { edited_at: "2026-11-21T10:09:00.000Z" })].map(stored);

  test("new and changed posts since the last look, the latest first", () => {
    const news = newsSince(posts, "2026-11-21T10:03:30.000Z");
    assert.deepEqual(
      news.map(({ kind, post: { id } }) => [id, kind]),
      [
        ["p3", "changed"],
        ["p5", "new"],
      ],
    );
  });

  test("whoever has just looked has no news", () => {
    const looked = latest(posts, "");
    assert.deepEqual([looked, newsSince(posts, looked)], ["2026-11-21T10:09:00.000Z", []]);
  });

  test("what was withdrawn, or is not stored yet, is no news", () => {
    const [gone, waiting] = [
      { ...posts[1], gone: true },
      { ...posts[1], waiting: true },
    ];
    assert.deepEqual(newsSince([gone, waiting], ""), []);
    assert.equal(latest([waiting], "x"), "x");
  });
});

describe("one's own reactions", () => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  const storage = {
    read: (/** @type {string} */ key) => kept.get(key) ?? null,
    keep: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
  };

  test("are remembered by the browser, for each blog and post", () => {
    new MyReactions("lobby", storage).set("p1", "👍", true);
    const again = new MyReactions("lobby", storage);
    assert.deepEqual([again.has("p1", "👍"), again.has("p2", "👍")], [true, false]);
    assert.equal(new MyReactions("other", storage).has("p1", "👍"), false);
    again.set("p1", "👍", false);
    assert.equal(new MyReactions("lobby", storage).has("p1", "👍"), false);
  });

  test("what somebody else left in the storage does no harm", () => {
    kept.set("reactions:lobby", "{");
    assert.equal(new MyReactions("lobby", storage).has("p1", "👍"), false);
  });
});

describe("who is writing", () => {
  test("is forgotten after a silence, or when they have published", () => {
    const writers = new Writers();
    writers.hear("ana", "", 0);
    writers.hear("ben", "p1", 4000);
    assert.deepEqual(
      [writers.writing(5000), writers.changing("p1", 5000), writers.places(5000)],
      [["ana"], ["ben"], ["p1"]],
    );
    assert.deepEqual(writers.writing(6001), []);
    writers.stop("ben");
    assert.deepEqual(writers.changing("p1", 6001), []);
  });
});
