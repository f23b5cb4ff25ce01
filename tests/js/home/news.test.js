import assert from "node:assert/strict";
import { test } from "node:test";
import { newsOf, peopleWords } from "../../../frontend/static/home/news.js";

const HEAD = { seq: 1284, op: "", by: "ana", who: "Ana", at: "2026-05-04T10:00:00Z", mine: false };
/** @type {import("../../../frontend/types.d.ts").RoomEvent} */
const MOVED = { ...HEAD, type: "marker.moved", id: "m", lat: 1, lng: 2 };

test("a move is told with who, what and its number", () => {
  assert.equal(newsOf(MOVED, "Lighthouse"), "Ana moved Lighthouse, change 1,284");
  assert.equal(newsOf({ ...MOVED, who: "" }, ""), "Somebody moved a marker, change 1,284");
});

test("what is said in the room stays in the room", () => {
  assert.equal(newsOf({ ...HEAD, type: "chat.said", text: "secret" }, ""), "");
});

test("the count leaves out the one who looks", () => {
  assert.equal(peopleWords("online", 0, 0), "Live now.");
  assert.equal(peopleWords("online", 1, 0), "1 person in it now.");
  assert.equal(peopleWords("online", 3, 1284), "3 people in it now. 1,284 changes so far.");
  assert.equal(peopleWords("reconnecting", 4, 1284), "Not connected just now");
});
