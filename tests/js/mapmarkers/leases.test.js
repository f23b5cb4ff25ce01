import assert from "node:assert/strict";
import { test } from "node:test";

import { Leases } from "../../../frontend/static/mapmarkers/leases.js";

const HERE = new Set(["ana", "ben"]);

test("a lease lasts while its holder moves, and 3 s longer", () => {
  const leases = new Leases();
  assert.equal(leases.renew("m", "ana", 0), true);
  assert.equal(leases.renew("m", "ana", 2000), false);
  assert.deepEqual(leases.expire(4999, HERE), []);
  assert.equal(leases.holder("m"), "ana");
  assert.deepEqual(leases.expire(5000, HERE), ["m"]);
  assert.equal(leases.holder("m"), "");
});

test("a lease ends with its holder", () => {
  const leases = new Leases();
  leases.renew("m", "ana", 0);
  leases.renew("n", "ben", 0);
  assert.deepEqual(leases.expire(1, new Set(["ben"])), ["m"]);
});

test("a lease ends at the drop, once", () => {
  const leases = new Leases();
  leases.renew("m", "ana", 0);
  assert.equal(leases.release("m"), true);
  assert.equal(leases.release("m"), false);
});
