import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PostsState } from "../../../frontend/static/liveblog/posts_state.js";
import { event, post } from "./posts.js";

/** @param {import("../../../frontend/types.d.ts").Post[]} posts @param {string | null} next */
function blogWith(posts, next = null) {
  const state = new PostsState(() => ({ name: "Ana", at: "2026-11-21T11:00:00.000Z" }));
  state.replace({ posts, total: posts.length, next });
  return state;
}

const ids = (/** @type {{id: string}[]} */ posts) => posts.map(({ id }) => id);
/** Behind the post of this minute. @param {number} minute */
const cursor = (minute) => `${Date.parse(post(minute).at)}-p${minute}`;
/** @param {number} from @param {number} to */
const minutes = (from, to) => Array.from({ length: from - to + 1 }, (_, i) => post(from - i));

describe("what is stored", () => {
  test("the newest stand first, and those at one moment in the order of their ids", () => {
    const twin = post(5, { id: "p4b" });
    assert.deepEqual(ids(blogWith([post(3), post(5), twin]).feed()), ["p5", "p4b", "p3"]);
  });

  test("a new post comes first and is counted", () => {
    const state = blogWith([post(3)]);
    assert.deepEqual(state.apply(event(9, "post.added", post(9))), ["p9"]);
    assert.deepEqual([ids(state.feed()), state.total], [["p9", "p3"], 2]);
  });

  test("an edit stays in its place, with its own time and the number of the event", () => {
    const state = blogWith([post(3), post(5)]);
    state.apply(event(9, "post.edited", { ...post(3), headline: "Corrected", version: 2 }));
    assert.deepEqual([ids(state.feed()), state.get("p3")?.headline], [["p5", "p3"], "Corrected"]);
    assert.equal(state.get("p3")?.seq, 9);
    assert.equal(state.total, 2);
  });

  test("what was withdrawn leaves its place, and nothing of what it said", () => {
    const state = blogWith([post(3, { pinned: true, body: "<p>secret</p>" })]);
    state.apply(event(9, "post.removed", { id: "p3" }));
    const [left] = state.feed();
    assert.deepEqual([left.gone, left.body, left.headline, left.pinned], [true, "", "", false]);
    assert.deepEqual([state.pinned(), state.total], [[], 0]);
    assert.ok(!JSON.stringify(left).includes("secret"));
  });

  test("what comes back is in its old place", () => {
    const state = blogWith([post(3), post(5)]);
    state.apply(event(9, "post.removed", { id: "p3" }));
    state.apply(event(10, "post.added", post(3)));
    assert.deepEqual([ids(state.feed()), state.get("p3")?.gone, state.total], [["p5", "p3"], false, 2]);
  });

  test("an event whose content was taken out says nothing", () => {
    const state = blogWith([post(3)]);
    assert.deepEqual(state.apply(event(9, "post.added", { id: "p9", gone: true })), []);
    assert.deepEqual([ids(state.feed()), state.total], [["p3"], 1]);
  });

  test("pinned ones stand apart, and go back to their place", () => {
    const state = blogWith([post(3), post(5)]);
    state.apply(event(9, "post.pinned", { id: "p3", pinned: true }));
    assert.deepEqual([ids(state.pinned()), ids(state.feed())], [["p3"], ["p5"]]);
    state.apply(event(10, "post.pinned", { id: "p3", pinned: false }));
    assert.deepEqual([ids(state.pinned()), ids(state.feed())], [[], ["p5", "p3"]]);
  });

  test("reactions and pictures are those of the last event", () => {
    const state = blogWith([post(3)]);
    state.apply(event(9, "post.reacted", { id: "p3", reactions: { "👍": 2 } }));
    state.apply(event(10, "post.illustrated", { id: "p3", images: [{ id: "i1" }] }));
    assert.deepEqual([state.get("p3")?.reactions, state.get("p3")?.images.length], [{ "👍": 2 }, 1]);
  });

  test("events about posts that are not here change nothing", () => {
    const state = blogWith([post(3)]);
    for (const type of ["post.edited", "post.pinned", "post.reacted"]) state.apply(event(9, type, { id: "p1" }));
    assert.deepEqual(ids(state.feed()), ["p3"]);
  });
});

describe("the piece of the whole that is loaded", () => {
  test("an old pinned post that is let go waits until its place is loaded", () => {
    const state = blogWith([...minutes(40, 21), post(2, { pinned: true })], cursor(21));
    assert.equal(state.feed().length, 20);
    state.apply(event(50, "post.pinned", { id: "p2", pinned: false }));
    assert.equal(state.feed().length, 20);
    state.add(minutes(20, 1), null);
    assert.deepEqual([state.feed().length, state.next], [40, null]);
  });

  test("an old one that is pinned is let in alone, and does not put back what is known better", () => {
    const state = blogWith(minutes(40, 21), cursor(21));
    state.apply(event(50, "post.pinned", { id: "p2", pinned: true }));
    assert.deepEqual([state.isStored("p2"), state.pinned()], [false, []]);
    state.admit(post(2, { pinned: true }));
    assert.deepEqual([ids(state.pinned()), state.feed().length], [["p2"], 20]);
    state.apply(event(51, "post.pinned", { id: "p2", pinned: false }));
    state.admit(post(2, { pinned: true }));
    assert.deepEqual([state.pinned(), state.feed().length], [[], 20]);
  });

  test("one that comes back farther down waits too", () => {
    const state = blogWith(minutes(40, 21), cursor(21));
    state.apply(event(50, "post.added", post(2)));
    assert.deepEqual([state.feed().length, state.total], [20, 21]);
    state.apply(event(51, "post.added", { ...post(30), id: "p30b" }));
    assert.equal(state.feed().length, 21);
  });

  test("older ones do not put back what changed while they were on their way", () => {
    const state = blogWith(minutes(40, 21), cursor(21));
    state.apply(event(50, "post.added", post(2, { headline: "New words" })));
    state.add([post(2)], null);
    assert.equal(state.get("p2")?.headline, "New words");
  });

  test("on an older page nothing newer is shown", () => {
    const state = blogWith(minutes(59, 40), cursor(40));
    state.turnTo(minutes(20, 10), cursor(10));
    assert.deepEqual([state.isOlderPage, state.feed()[0].id, state.feed().length], [true, "p20", 11]);
    state.apply(event(60, "post.added", { ...post(59), id: "p59b" }));
    assert.equal(state.feed()[0].id, "p20");
  });
});

describe("one's own commands", () => {
  const op = "op-1";

  test("a post that is not stored yet is shown as waiting, its Markdown in paragraphs and harmless", () => {
    const state = blogWith([post(3)]);
    state.propose({ type: "post.add", op, id: "new", body: "One <b>\n\nTwo & three" });
    const [mine] = state.feed();
    assert.deepEqual([mine.id, mine.waiting, mine.author], ["new", true, "Ana"]);
    assert.equal(mine.body, "<p>One &lt;b></p><p>Two &amp; three</p>");
    assert.equal(state.isStored("new"), false);
  });

  test("its event takes its place, whichever of the two comes first", () => {
    const state = blogWith([post(3)]);
    state.propose({ type: "post.add", op, id: "p9", body: "mine" });
    state.apply(event(9, "post.added", post(9)));
    assert.deepEqual([state.feed().length, state.get("p9")?.body, state.get("p9")?.waiting], [2, "<p>Body</p>", false]);
    state.drop(op);
    assert.equal(state.feed().length, 2);
  });

  test("a draft is not shown among the posts", () => {
    const state = blogWith([]);
    state.propose({ type: "post.add", op, id: "new", body: "mine", status: "draft" });
    assert.deepEqual(state.feed(), []);
  });

  test("what is refused is as it was", () => {
    const state = blogWith([post(3)]);
    state.propose({ type: "post.edit", op, id: "p3", version: 1, headline: "Mine", body: "*x*" });
    assert.deepEqual([state.get("p3")?.headline, state.get("p3")?.waiting], ["Mine", true]);
    state.propose({ type: "post.remove", op: "op-2", id: "p3" });
    assert.equal(state.get("p3")?.gone, true);
    state.drop("op-2");
    state.drop(op);
    assert.deepEqual([state.get("p3")?.headline, state.get("p3")?.gone], ["Headline 3", false]);
  });

  test("a reaction counts at once, on top of the others'", () => {
    const state = blogWith([post(3, { reactions: { "👍": 2 } })]);
    state.propose({ type: "reaction.add", op, id: "p3", emoji: "👍", on: true });
    state.apply(event(9, "post.reacted", { id: "p3", reactions: { "👍": 5 } }));
    assert.deepEqual(state.get("p3")?.reactions, { "👍": 6 });
    state.propose({ type: "reaction.add", op: "op-2", id: "p3", emoji: "🎉", on: true });
    state.propose({ type: "reaction.add", op: "op-3", id: "p3", emoji: "🎉", on: false });
    assert.deepEqual(state.get("p3")?.reactions, { "👍": 6 });
  });

  test("taking a post back to the drafts withdraws it", () => {
    const state = blogWith([post(3)]);
    state.propose({ type: "post.edit", op, id: "p3", version: 1, status: "draft" });
    assert.equal(state.get("p3")?.gone, true);
  });
});

describe("a clock that is wrong", () => {
  for (const [words, at] of [
    ["a day behind", "2026-11-20T10:30:00.000Z"],
    ["a day ahead", "2026-11-22T10:30:00.000Z"],
  ])
    test(`${words}: what one is writing stands first, and then where the server says`, () => {
      const state = new PostsState(() => ({ name: "Ana", at }));
      state.replace({ posts: [post(5), post(3)], total: 9, next: cursor(3) });
      state.propose(/** @type {any} */ ({ type: "post.add", op: "1", id: "new", body: "Hello" }));
      assert.deepEqual(ids(state.feed()), ["new", "p5", "p3"]);
      state.apply(event(10, "post.added", post(7)));
      state.apply(event(11, "post.added", { ...post(6), id: "new" }));
      state.drop("1");
      assert.deepEqual(ids(state.feed()), ["p7", "new", "p5", "p3"]);
    });
});
