import assert from "node:assert/strict";
import { test } from "node:test";
import { Motion } from "../../../frontend/static/realtime/motion.js";

/** Pushes a position each `tick` ms from 0 on, and draws at 60/s; what was drawn, with its time. */
function play(/** @type {number[]} */ positions, tick = 33) {
  /** @type {Motion<{x: number}>} */
  const motion = new Motion();
  const drawn = [];
  const arrivals = positions.map((x, index) => ({ x, at: index * tick }));
  for (let now = 0; now < positions.length * tick + 1_000; now += 16) {
    while (arrivals.length && arrivals[0].at <= now) motion.push({ x: arrivals[0].x }, arrivals.shift()?.at ?? 0);
    drawn.push({ now, x: motion.at(now)?.x ?? 0 });
  }
  return drawn;
}

test("before the first position there is nothing", () => {
  const motion = new Motion();
  assert.equal(motion.at(0), undefined);
  assert.equal(motion.isStill(0), true);
});

test("a steady motion is drawn steadily, about 100 ms behind", () => {
  const positions = Array.from({ length: 60 }, (_, index) => index * 33);
  const drawn = play(positions);
  for (const { now, x } of drawn.filter(({ now }) => now > 300 && now < 1_900)) {
    assert.ok(Math.abs(x - (now - 100)) < 1, `at ${now} it is ${x}`);
  }
});

test("it comes to rest exactly at the last position, and says so", () => {
  const motion = new Motion();
  motion.push({ x: 0 }, 0);
  motion.push({ x: 25 }, 33);
  assert.equal(motion.isStill(33 + 99), false);
  assert.equal(motion.isStill(33 + 100), true);
  assert.equal(motion.at(33 + 100)?.x, 25);
  assert.equal(motion.at(10_000)?.x, 25);
});

test("it never overshoots nor turns back by itself", () => {
  const drawn = play([0, 5, 40, 100, 100, 100, 100, 100]);
  for (let i = 1; i < drawn.length; i += 1) assert.ok(drawn[i].x >= drawn[i - 1].x);
  assert.equal(Math.max(...drawn.map(({ x }) => x)), 100);
});

test("after standing still it sets off smoothly, not with a jump", () => {
  const motion = new Motion();
  motion.push({ x: 0 }, 0);
  motion.at(5_000);
  motion.push({ x: 30 }, 5_000);
  motion.push({ x: 60 }, 5_033);
  assert.equal(motion.at(5_060)?.x, 0);
  const x = motion.at(5_084)?.x ?? 0;
  assert.ok(x > 10 && x < 20, `half way, not ${x}`);
  assert.equal(motion.at(5_100)?.x, 30);
});

test("a start that is known only from its first step is drawn smoothly, too", () => {
  /** @type {Motion<{x: number}>} */
  const motion = new Motion();
  motion.push({ x: 0 }, 1_000);
  motion.push({ x: 30 }, 1_000);
  const x = motion.at(1_085)?.x ?? 0;
  assert.ok(x > 10 && x < 25, `on its way, not at ${x}`);
});

test("asking where it ends does not end the motion", () => {
  /** @type {Motion<{x: number}>} */
  const motion = new Motion();
  motion.push({ x: 0 }, 0);
  motion.push({ x: 40 }, 40);
  assert.equal(motion.at(Infinity)?.x, 40);
  assert.equal(motion.at(120)?.x, 20);
});

test("in a big room with slow ticks it moves all the time, too", () => {
  const positions = Array.from({ length: 40 }, (_, index) => index * 200);
  const drawn = play(positions, 200).filter(({ now }) => now > 5_000 && now < 7_900);
  const steps = drawn.slice(1).map(({ x }, index) => x - drawn[index].x);
  assert.ok(Math.min(...steps) > 5, "no frame in which it stands still");
  assert.ok(Math.max(...steps) < 40, "no frame in which it jumps");
});

test("when the ticks become slower it falls behind without turning back", () => {
  /** @type {Motion<{x: number}>} */
  const motion = new Motion();
  let x = 0;
  for (let now = 0, next = 0; now < 3_000; now += 2) {
    if (now >= next) {
      motion.push({ x: now }, now);
      next = now + (now < 1_000 ? 33 : 90);
    }
    const drawn = motion.at(now)?.x ?? 0;
    assert.ok(drawn >= x, `at ${now} from ${x} to ${drawn}`);
    x = drawn;
  }
});

test("irregular arrivals are drawn forwards", () => {
  const motion = new Motion();
  let last = 0;
  let x = 0;
  for (let now = 0; now < 3_000; now += 8) {
    if (now % 104 === 0 || now % 40 === 0) {
      x += 5;
      motion.push({ x }, now);
    }
    const drawn = motion.at(now)?.x ?? 0;
    assert.ok(drawn >= last && drawn <= x);
    last = drawn;
  }
});

test("with reduced motion it is where it is known to be, at once", () => {
  const motion = new Motion({ reduced: true });
  motion.push({ lat: 1, lng: 2 }, 0);
  motion.push({ lat: 5, lng: 6 }, 10);
  assert.deepEqual(motion.at(10), { lat: 5, lng: 6 });
  assert.equal(motion.isStill(10), true);
});

test("every coordinate moves", () => {
  const motion = new Motion();
  motion.push({ lat: 0, lng: 10 }, 0);
  motion.push({ lat: 1, lng: 20 }, 40);
  assert.deepEqual(motion.at(120), { lat: 0.5, lng: 15 });
});
