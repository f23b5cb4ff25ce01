/**
 * Somebody else's cursor or dragged marker, played smoothly: positions come in ticks, frames are
 * drawn in between. It draws a little behind the present, always between two positions that are
 * known, so nothing overshoots. Pure: the time is an argument.
 */

const DELAY = 100; // ms behind, at least
const TICK = 33; // ms between positions while a room is small
const PAUSE = 150; // ms without a position, at least: it stood still

/**
 * @typedef {Record<string, number>} Position any numbers: `{lat, lng}`, `{x, y}`
 */

/** @template {Position} P */
export class Motion {
  /** @type {{at: number, position: P}[]} oldest first; those already passed are dropped */
  #known = [];
  #interval = TICK;
  #playedTo = -Infinity;
  #reduced;

  /** @param {{reduced?: boolean}} [options] `reduced`: jump, do not glide (prefers-reduced-motion) */
  constructor({ reduced = false } = {}) {
    this.#reduced = reduced;
  }

  /**
   * A position has arrived.
   *
   * @param {P} position
   * @param {number} now ms, on the clock of `requestAnimationFrame`
   */
  push(position, now) {
    const last = this.#known.at(-1);
    if (last) {
      const gap = now - last.at;
      // Played as it came, it would seem to have crept through the whole pause.
      const stoodStill = gap > Math.max(PAUSE, 3 * this.#interval);
      if (stoodStill || (gap === 0 && this.#known.length === 1))
        this.#known = [{ at: now - this.#interval, position: last.position }];
      this.#interval += (Math.min(gap, 2 * this.#interval) - this.#interval) / 5;
    }
    this.#known.push({ at: now, position });
  }

  /**
   * Where to draw it; undefined before the first position.
   *
   * @param {number} now ms; Infinity asks where it will come to rest, without playing up to there
   * @returns {P | undefined}
   */
  at(now) {
    const last = this.#known.at(-1);
    if (!last || this.#reduced || now === Infinity) return last?.position;
    const time = this.#play(now);
    while (this.#known.length > 1 && this.#known[1].at <= time) this.#known.shift();
    const [from, to] = this.#known;
    if (!to || time <= from.at) return from.position;
    return between(from.position, to.position, (time - from.at) / (to.at - from.at));
  }

  /** Whether all that is known has been drawn: no further frame is needed until the next position. */
  isStill(/** @type {number} */ now) {
    const last = this.#known.at(-1);
    return !last || this.#reduced || this.#play(now) >= last.at;
  }

  /** The moment that is drawn now. A bigger room ticks slower, so it stays further behind; it never runs backwards. */
  #play(/** @type {number} */ now) {
    this.#playedTo = Math.max(this.#playedTo, now - Math.max(DELAY, 2 * this.#interval));
    return this.#playedTo;
  }
}

/**
 * @template {Position} P
 * @param {P} from
 * @param {P} to
 * @param {number} part 0 to 1
 */
function between(from, to, part) {
  const position = Object.entries(from).map(([name, value]) => [name, value + ((to[name] ?? value) - value) * part]);
  return /** @type {P} */ (Object.fromEntries(position));
}
