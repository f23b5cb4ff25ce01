/** New updates: shown at once to whoever is at the top, and held back from whoever reads farther down, with a button that counts them. */

import { hook } from "../shared/element.js";
import { countInTab } from "../shared/tab_title.js";
import { Unseen } from "./unseen.js";
import { newUpdates } from "./wording.js";

/** @import { Feed } from "./feed.js" */

export class Arrivals {
  isPaused = false;
  #unseen = new Unseen();
  #button = hook("arrivals");
  #label = hook("arrivals-label");
  #status = hook("arrivals-status");
  #feed;
  #newest;
  #shown;

  /**
   * @param {() => Feed} feed
   * @param {{newest: string, shown: (ids: string[]) => void}} options newest: where the newest are if this is an older page, else ""
   */
  constructor(feed, { newest, shown }) {
    this.#feed = feed;
    this.#shown = shown;
    this.#newest = newest;
    this.#button.addEventListener("click", () => this.#goAndShow());
    document.addEventListener("scroll", () => this.#look(), { passive: true });
    document.addEventListener("visibilitychange", () => this.#look());
  }

  /** @param {string} id */
  isHeld(id) {
    return this.#unseen.isHeld(id);
  }

  /** Somebody else's post, not shown yet. Returns whether it was seen at once. @param {string} id @param {string} title */
  arrive(id, title) {
    const held = this.isPaused || Boolean(this.#newest) || !this.isAtTop;
    this.#unseen.arrive(id, { held, hidden: document.hidden });
    this.#show();
    if (!held) this.#status.textContent = `New update: ${title}`;
    return !held && !document.hidden;
  }

  /** It was withdrawn. @param {string} id */
  forget(id) {
    this.#unseen.forget(id);
    this.#show();
  }

  /** @param {boolean} paused */
  pause(paused) {
    this.isPaused = paused;
    this.#look();
    this.#show();
  }

  /** Those that wait, into the page. */
  release() {
    const ids = this.#unseen.show();
    this.#shown(ids);
    this.#feed().show(ids, { glide: this.isAtTop });
    this.#show();
    return ids;
  }

  #goAndShow() {
    if (this.#newest) {
      location.assign(this.#newest);
      return;
    }
    const ids = this.release();
    const article = this.#feed()
      .articles()
      .find(({ dataset }) => ids.includes(dataset.post ?? ""));
    window.scrollTo({ top: 0 });
    article?.focus({ preventScroll: true });
  }

  #look() {
    if (document.hidden) return;
    this.#unseen.look();
    if (this.#unseen.held && !this.isPaused && !this.#newest && this.isAtTop) this.release();
    this.#show();
  }

  /** What stands above the updates is in sight, so nothing that one reads is pushed away by a new one. */
  get isAtTop() {
    const bar = document.querySelector("[data-bar]")?.getBoundingClientRect().bottom ?? 0;
    return this.#feed().root.getBoundingClientRect().top >= bar;
  }

  #show() {
    const { held, count } = this.#unseen;
    this.#button.hidden = held === 0;
    const words = newUpdates(held);
    if (held && this.#label.textContent !== words) {
      this.#label.textContent = words;
      this.#status.textContent = words;
    }
    countInTab(count);
  }
}
