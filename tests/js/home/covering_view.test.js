import assert from "node:assert/strict";
import { test } from "node:test";
import { coveringView } from "../../../frontend/static/home/covering_view.js";

test("the view covers its place and stays where people live", () => {
  for (const [width, height] of [
    [1104, 480],
    [360, 270],
    [300, 600],
    [2000, 300],
  ]) {
    const { x, y, scale } = coveringView(width, height);
    assert.ok(x >= 0.03 - 1e-9 && x + width / scale <= 0.97 + 1e-9, `across at ${width} × ${height}`);
    assert.ok(y >= 0.175 - 1e-9 && y + height / scale <= 0.66 + 1e-9, `down at ${width} × ${height}`);
  }
});
