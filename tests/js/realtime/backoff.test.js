import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "../../../frontend/static/realtime/backoff.js";

const least = () => 0;
const most = () => 1;

test("the shortest wait is 0.2 s at every try", () => {
  for (const tries of [0, 1, 5, 50, 2000]) assert.equal(backoff(tries, least), 200);
});

test("the longest wait doubles from 0.5 s and ends at 30 s", () => {
  assert.deepEqual(
    [0, 1, 2, 5, 6, 50, 2000].map((tries) => backoff(tries, most)),
    [500, 1000, 2000, 16_000, 30_000, 30_000, 30_000],
  );
});

test("waits are spread over the whole range", () => {
  assert.equal(
    backoff(1, () => 0.5),
    600,
  );
});
