import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf } from "../../../frontend/static/liveblog/draft.js";
import { Unsent } from "../../../frontend/static/liveblog/unsent.js";
import { Emitter } from "../../../frontend/static/realtime/emitter.js";

function newUnsent() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  /** @type {any} */
  const storage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
  };
  globalThis.localStorage = storage;
  /** @type {any} */
  const room = Object.assign(new Emitter(), { slug: "lobby" });
  return { room, unsent: new Unsent(room, () => {}), kept };
}

/** @param {string} id */
const text = (id) => ({ id, draft: draftOf({ body: "Half a sentence" }), version: 0 });

test("a text is there again until it is stored", () => {
  const { room, unsent, kept } = newUnsent();
  unsent.keep(text("p1"));
  assert.equal(unsent.read()?.draft.body, "Half a sentence");
  room.emit("pending", { type: "post.add", op: "o1", id: "p1" });
  assert.equal(unsent.read(), null);
  unsent.forget();
  assert.equal(kept.size, 1, "on its way, it is kept");
  room.emit("settled", { op: "o1", type: "post.add", seq: 1 });
  assert.equal(kept.size, 0);
});

test("what is refused is offered again", () => {
  const { room, unsent } = newUnsent();
  unsent.keep(text("p1"));
  room.emit("pending", { type: "post.add", op: "o1", id: "p1" });
  room.emit("refused", { command: { type: "post.add", op: "o1", id: "p1" }, code: "failed", detail: "" });
  assert.equal(unsent.read()?.id, "p1");
});

test("the next text is not forgotten when the one before is stored", () => {
  const { room, unsent } = newUnsent();
  unsent.keep(text("p1"));
  room.emit("pending", { type: "post.add", op: "o1", id: "p1" });
  unsent.keep(text("p2"));
  room.emit("settled", { op: "o1", type: "post.add", seq: 1 });
  assert.equal(unsent.read()?.id, "p2");
});
