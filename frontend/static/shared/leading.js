/** Who asks everybody to follow, as one of those who are asked knows it. Pure. */

const SILENCE = 12_000; // milliseconds: three askings missed

export class Leading {
  /** The person's id, "" while nobody asks. */
  leader = "";
  isDeclined = false;
  #heard = 0;

  /** @param {string} by @param {number} now milliseconds @returns {boolean} whether this is a new asking */
  hear(by, now) {
    const isNew = by !== this.leader;
    if (isNew) this.isDeclined = false;
    this.leader = by;
    this.#heard = now;
    return isNew;
  }

  /** One would rather look around by oneself, until somebody asks anew. */
  decline() {
    this.isDeclined = true;
  }

  /** Whoever asked has gone silent. @param {number} now milliseconds */
  isOver(now) {
    return this.leader !== "" && now - this.#heard > SILENCE;
  }

  end() {
    this.leader = "";
    this.isDeclined = false;
  }
}
