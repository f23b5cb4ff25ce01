/** How a room once was: its events from the log's beginning, applied up to any of them. */

/** @import { StoredEvent } from "../../types.d.ts" */

/**
 * What an app shows of the past: `begin` with a state, `apply` event after event, then `show` it.
 *
 * @typedef {object} Stage
 * @property {(state: any) => void} begin
 * @property {(event: StoredEvent) => void} apply
 * @property {() => void} show
 */

/** @typedef {{floor: number, head: number, state: unknown, events: StoredEvent[]}} Page */

export class Past {
  /** @type {StoredEvent[]} */
  events = [];
  /** @type {unknown} */
  #beginning = null;
  #applied = -1;
  #stage;

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /**
   * Reads everything there is, a page at a time.
   *
   * @param {(after: number | null) => Promise<Page>} read the events after a seq; null: from the beginning
   */
  async load(read) {
    let page = await read(null);
    this.#beginning = page.state;
    this.events = [...page.events];
    while (page.events.length && page.events[page.events.length - 1].seq < page.head) {
      page = await read(page.events[page.events.length - 1].seq);
      this.events.push(...page.events);
    }
    this.#applied = -1;
  }

  /** Something happens just now. @param {StoredEvent} event @returns {boolean} whether it was not known yet */
  add(event) {
    if (event.seq <= (this.events.at(-1)?.seq ?? 0)) return false;
    this.events.push(event);
    return true;
  }

  /** Shows the room after its first `count` events. @param {number} count */
  go(count) {
    if (count < this.#applied || this.#applied < 0) {
      this.#stage.begin(structuredClone(this.#beginning));
      this.#applied = 0;
    }
    for (const event of this.events.slice(this.#applied, count)) this.#stage.apply(event);
    this.#applied = count;
    this.#stage.show();
  }
}

/** @param {string} url @returns {(after: number | null) => Promise<Page>} */
export function pagesOf(url) {
  return async (after) => {
    const answer = await fetch(after === null ? url : `${url}?after=${after}`);
    if (!answer.ok) throw new Error(`The history cannot be read (${answer.status}).`);
    return answer.json();
  };
}
