import assert from "node:assert/strict";
import { test } from "node:test";

import { grouped } from "../../../frontend/static/mapmarkers/crowd.js";

/** @param {number} x @param {number} y @param {number} count */
function heap(x, y, count) {
  return Array.from({ length: count }, (_, index) => ({ id: `${x} ${y} ${index}`, x: x + index / 10, y }));
}

test("many in one place stand together, at their middle; two stand alone", () => {
  const { alone, clusters } = grouped([...heap(10, 10, 5), ...heap(500, 10, 2)], 4);
  assert.deepEqual(alone, ["500 10 0", "500 10 1"]);
  assert.equal(clusters.length, 1);
  assert.deepEqual(clusters[0].ids, ["10 10 0", "10 10 1", "10 10 2", "10 10 3", "10 10 4"]);
  assert.ok(Math.abs(clusters[0].x - 10.2) < 1e-9 && clusters[0].y === 10);
});

test("nobody is lost, and nobody stands in two places", () => {
  const spots = Array.from({ length: 5000 }, (_, n) => ({
    id: String(n),
    x: (n * 7919) % 2000,
    y: (n * 104729) % 1500,
  }));
  const { alone, clusters } = grouped(spots, 3);
  const ids = [...alone, ...clusters.flatMap((cluster) => cluster.ids)];
  assert.equal(ids.length, 5000);
  assert.equal(new Set(ids).size, 5000);
  assert.equal(new Set(clusters.map(({ id }) => id)).size, clusters.length);
});

test("what comes into sight elsewhere changes no cluster that is there", () => {
  const before = grouped(heap(10, 10, 5), 4).clusters;
  const after = grouped([...heap(-900, 10, 9), ...heap(10, 10, 5)], 4).clusters;
  assert.deepEqual(
    after.find(({ id }) => id === before[0].id),
    before[0],
  );
});
