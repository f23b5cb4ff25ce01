import assert from "node:assert/strict";
import { test } from "node:test";

import { countPoints, decode, encode } from "../../../frontend/static/sketch/polyline.js";

test("the numbers are written as the published algorithm writes them", () => {
  // (38.5, -120.2), (40.7, -120.95), (43.252, -126.453) in steps of 1e-5, as in its description
  assert.equal(encode([3850000, -12020000, 4070000, -12095000, 4325200, -12645300], 2), "2_p~iF~ps|U_ulLnnqC_mqNvxq`@");
});

test("points come back as they were, also large, negative and none", () => {
  const points = [0, 0, -1, 1, 1e9, -1e9, 1e9 + 5, -1e9, 31, -32, 2 ** 40, 0];
  assert.deepEqual(decode(encode(points, 2)), { dims: 2, integers: points });
  assert.deepEqual(decode(encode(points, 3)), { dims: 3, integers: points });
  assert.deepEqual(decode(encode([], 3)), { dims: 3, integers: [] });
});

test("a packet of points goes on where the one before ended", () => {
  const whole = [5, 5, 9, 4, 20, -3];
  const packet = encode(whole.slice(2), 2, [5, 5]);
  assert.deepEqual(decode(packet, [5, 5]).integers, [9, 4, 20, -3]);
  assert.equal(encode([5, 5], 2) + packet.slice(1), encode(whole, 2));
});

test("points can be counted without decoding them", () => {
  assert.equal(countPoints(encode([1, 2, 300, 4000, -50_000, 6], 2)), 3);
  assert.equal(countPoints(encode([1, 2, 300, 4000, -50_000, 6], 3)), 2);
  assert.equal(countPoints("2"), 0);
});

for (const [what, text] of Object.entries({
  "nothing at all": "",
  "another number of dimensions": "4??",
  "a point that is not whole": "3????",
  "a number that is cut off": "2?_",
  "a strange letter": "2?é",
  "a space": "2? ",
})) {
  test(`${what} is no line of points`, () => assert.throws(() => decode(text), RangeError));
}

test("a hand's stroke takes few characters a point", () => {
  const hand = Array.from({ length: 200 }, (_, i) => [
    Math.round(i * 14),
    Math.round(60 * Math.sin(i / 9)),
    120,
  ]).flat();
  assert.ok(encode(hand, 3).length / 200 < 4);
});
