import assert from "node:assert/strict";
import { test } from "node:test";
import { connectionWords } from "../../../frontend/static/shared/connection_words.js";

const NOW = 1_000_000;
/** @type {import("../../../frontend/types.d.ts").Status} */
const ONLINE = { state: "online", retryAt: null, pending: 0, isKept: true, reason: "", fallback: false };

test("while all is well there is no notice", () => {
  const { text, short, retry } = connectionWords(ONLINE, NOW);
  assert.deepEqual({ text, short, retry }, { text: "", short: "Online", retry: false });
  assert.equal(connectionWords({ ...ONLINE, pending: 2 }, NOW).short, "Saving 2 changes");
});

test("the next try is counted down in whole seconds, and the changes are said to be kept", () => {
  const status = { ...ONLINE, state: /** @type {const} */ ("reconnecting"), retryAt: NOW + 2400, pending: 2 };
  assert.equal(connectionWords(status, NOW).text, "Reconnecting in 3 s… Your 2 changes are kept.");
  assert.equal(connectionWords(status, NOW + 1400).text, "Reconnecting in 1 s… Your 2 changes are kept.");
  assert.equal(connectionWords(status, NOW + 2400).text, "Reconnecting… Your 2 changes are kept.");
});

test("one may try at once only while a try is waited for", () => {
  const status = { ...ONLINE, state: /** @type {const} */ ("reconnecting") };
  assert.equal(connectionWords({ ...status, retryAt: NOW + 2000 }, NOW).retry, true);
  assert.equal(connectionWords({ ...status, retryAt: null }, NOW).retry, false);
});

test("one change is not called changes", () => {
  const text = (/** @type {number} */ pending) => connectionWords({ ...ONLINE, state: "offline", pending }, NOW).text;
  assert.deepEqual([0, 1, 3].map(text), [
    "You are offline.",
    "You are offline. Your change is kept.",
    "You are offline. Your 3 changes are kept.",
  ]);
});

test("a change is not said to be kept before it is", () => {
  const status = { ...ONLINE, state: /** @type {const} */ ("offline"), pending: 1 };
  assert.equal(connectionWords({ ...status, isKept: false }, NOW).text, "You are offline.");
});

test("a closed room says why", () => {
  const closed = { ...ONLINE, state: /** @type {const} */ ("closed"), reason: "This room does not exist." };
  assert.equal(connectionWords(closed, NOW).text, "This room does not exist.");
});

test("reading by another way says so, and speaks up only when something waits to be sent", () => {
  const { short, text } = connectionWords({ ...ONLINE, fallback: true }, NOW);
  assert.deepEqual([short, text], ["Reading by a fallback", ""]);
  const waiting = connectionWords({ ...ONLINE, fallback: true, pending: 1 }, NOW);
  assert.equal(waiting.text, "Reading by a fallback: this network lets nothing be sent. Your change is kept.");
  assert.equal(connectionWords({ ...ONLINE, state: "reconnecting", fallback: true }, NOW).short, "Reconnecting");
});
