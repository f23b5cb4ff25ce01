import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { browser } from "../../../frontend/static/realtime/environment.js";
import { LiveSender } from "../../../frontend/static/realtime/live.js";
import { Redial } from "../../../frontend/static/realtime/redial.js";
import { FakeBrowser } from "./fakes.js";

const DAY = 86_400_000; // ms
const RealDate = Date;

/** From now on this machine believes that it is `days` later than it is. */
function setClock(/** @type {number} */ days) {
  globalThis.Date = /** @type {any} */ (
    class extends RealDate {
      static now() {
        return RealDate.now() + days * DAY;
      }
    }
  );
}

/** The browser's own clock, with timers and chance in the hands of the test. */
function environment() {
  const fake = new FakeBrowser();
  /** @type {number[]} */
  const waits = [];
  const wait = fake.after;
  const after = (/** @type {number} */ ms, /** @type {() => void} */ fn) => {
    waits.push(ms);
    return wait(ms, fn);
  };
  return { waits, environment: Object.assign(fake, { now: browser().now, after }) };
}

afterEach(() => {
  globalThis.Date = RealDate;
});

for (const days of [-1, 1])
  describe(`a clock that is set by ${days} day`, () => {
    test("does not move the time that connections, limits and waits go by", () => {
      const { now } = browser();
      const before = now();
      setClock(days);
      assert.ok(Math.abs(now() - before) < 60_000);
    });

    test("does not hold up somebody who wants to connect at once", () => {
      const { waits, environment: machine } = environment();
      const redial = new Redial(machine, () => {});
      redial.later(5_000);
      setClock(days);
      redial.soon();
      assert.ok(waits[1] > 4_000 && waits[1] <= 5_000, `${waits[1]} ms`);
      redial.cancel();
    });

    test("does not hold up what others are to see at once", () => {
      const { waits, environment: machine } = environment();
      const sender = new LiveSender(machine, () => {});
      sender.send("cursor.move", { lat: 1, lng: 2 });
      setClock(days);
      sender.send("cursor.move", { lat: 3, lng: 4 });
      assert.ok(waits.every((wait) => wait <= 34));
    });
  });
