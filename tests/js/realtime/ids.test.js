import "./fakes.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { newId, newOp } from "../../../frontend/static/realtime/ids.js";

test("ops are unique, and short enough for the server", () => {
  const ops = Array.from({ length: 1_000 }, newOp);
  assert.equal(new Set(ops).size, 1_000);
  for (const op of ops) assert.match(op, /^[0-9a-f]{16}-\d+$/);
});

test("another page has another prefix", async () => {
  const reloaded = "../../../frontend/static/realtime/ids.js?reloaded";
  const other = await import(reloaded);
  assert.notEqual(other.newOp().split("-")[0], newOp().split("-")[0]);
});

test("ids are UUIDs of version 4", () => {
  const ids = Array.from({ length: 1_000 }, newId);
  assert.equal(new Set(ids).size, 1_000);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
