/**
 * How long to wait before the next try to connect: longer each time, and at random, so that a
 * roomful of browsers does not come back in the same instant.
 */

const SHORTEST = 200; // ms
const LONGEST = 30_000; // ms
const FIRST = 500; // ms, doubled at each try

/**
 * Milliseconds between 0.2 s and min(30 s, 0.5 s × 2ⁿ).
 *
 * @param {number} tries how many have failed since the last good connection, from 0
 * @param {() => number} random in [0, 1)
 */
export function backoff(tries, random) {
  const most = Math.min(LONGEST, FIRST * 2 ** tries);
  return SHORTEST + random() * (most - SHORTEST);
}
