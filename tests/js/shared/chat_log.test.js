import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatLog } from "../../../frontend/static/shared/chat_log.js";

const YOU = { id: "you", name: "you" };
const line = (/** @type {number} */ seq, by = "ana", minute = 0, text = `line ${seq}`) => ({
  seq,
  by,
  who: by,
  at: `2026-05-04T10:${String(minute).padStart(2, "0")}:00Z`,
  text,
});
const texts = (/** @type {ChatLog} */ log) => log.shown(YOU).map(({ text }) => text);

test("a line that is on its way is shown last until it is stored, and then once", () => {
  const log = new ChatLog();
  log.expect("op-1", "mine");
  log.add(line(4));
  assert.deepEqual(
    log.shown(YOU).map(({ text, pending }) => [text, pending]),
    [
      ["line 4", false],
      ["mine", true],
    ],
  );
  log.add({ ...line(5, "you", 0, "mine"), op: "op-1" });
  assert.deepEqual(
    log.shown(YOU).map(({ text, pending }) => [text, pending]),
    [
      ["line 4", false],
      ["mine", false],
    ],
  );
});

test("a refused line goes away", () => {
  const log = new ChatLog();
  log.expect("op-1", "mine");
  log.settle("op-1");
  assert.deepEqual(texts(log), []);
});

test("an event that the snapshot already has is not shown twice", () => {
  const log = new ChatLog();
  log.replace([line(3), line(4)]);
  log.add(line(4));
  log.add(line(5));
  assert.deepEqual(texts(log), ["line 3", "line 4", "line 5"]);
});

test("a new snapshot leaves what is on its way", () => {
  const log = new ChatLog();
  log.expect("op-1", "mine");
  log.replace([line(9)]);
  assert.deepEqual(texts(log), ["line 9", "mine"]);
});

test("lines of one person within five minutes stand under one name", () => {
  const log = new ChatLog();
  log.replace([line(1, "ana", 0), line(2, "ana", 4), line(3, "ana", 20), line(4, "bo", 20), line(5, "you", 21)]);
  log.expect("op-1", "mine");
  assert.deepEqual(
    log.shown(YOU).map(({ follows }) => follows),
    [false, true, false, false, false, true],
  );
});

test("only what others wrote since counts as not read", () => {
  const log = new ChatLog();
  log.replace([line(1), line(2), line(5, "you"), line(7)]);
  assert.equal(log.unread(1, "you"), 2);
  assert.equal(log.unread(7, "you"), 0);
});

test("at most 200 lines are kept", () => {
  const log = new ChatLog();
  for (let seq = 1; seq <= 250; seq += 1) log.add(line(seq));
  assert.equal(texts(log).length, 200);
  assert.equal(texts(log)[0], "line 51");
});
