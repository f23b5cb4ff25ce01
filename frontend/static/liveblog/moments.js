/** The jump list of key moments, kept up with what is posted, changed and withdrawn. */

import { element, hook } from "../shared/element.js";
import { proseText } from "./prose.js";
import { clock, day, exact } from "./times.js";
import { nameOf } from "./wording.js";

/** @import { ShownPost } from "./post_changes.js" */
/** @import { PostsState } from "./posts_state.js" */

export class Moments {
  #root = hook("moments");
  #list = hook("moments-list");
  /** By post. @type {Map<string, HTMLElement>} */
  #items = new Map();
  #state;
  #page;

  /** @param {PostsState} state @param {string} page the blog's address @param {(id: string) => boolean} go false: it is not in the page */
  constructor(state, page, go) {
    this.#state = state;
    this.#page = page;
    for (const item of this.#list.children) {
      if (item instanceof HTMLElement) this.#items.set(item.dataset.moment ?? "", item);
      localTime(item);
    }
    this.#list.addEventListener("click", (event) => {
      const item = event.target instanceof Element ? event.target.closest("[data-moment]") : null;
      if (item instanceof HTMLElement && go(item.dataset.moment ?? "")) event.preventDefault();
    });
  }

  /** @param {string[]} ids posts that may be another now */
  update(ids) {
    for (const id of ids) {
      const post = this.#state.get(id);
      this.#items.get(id)?.remove();
      this.#items.delete(id);
      if (post?.key && !post.gone && !post.waiting) this.#add(post);
    }
    this.#root.hidden = this.#items.size === 0;
  }

  /** @param {ShownPost} post */
  #add(post) {
    const time = element("time", { class: "moment__time", datetime: post.at });
    const title = element("span", { class: "moment__title" }, nameOf(post, proseText(post.body)));
    const link = element("a", { class: "moment", href: `${this.#page}posts/${post.id}/` }, time, " ", title);
    const item = element("li", { "data-moment": post.id }, link);
    localTime(item);
    this.#items.set(post.id, item);
    this.#list.insertBefore(item, this.#firstBefore(post.at));
  }

  /** The list's order is that of the page: the newest first. @param {string} at */
  #firstBefore(at) {
    const olderThan = (/** @type {Element} */ item) =>
      Date.parse(item.querySelector("time")?.dateTime ?? "") < Date.parse(at);
    return [...this.#list.children].find(olderThan) ?? null;
  }
}

/** @param {Element} item */
function localTime(item) {
  const time = item.querySelector("time");
  if (!time) return;
  const date = day(time.dateTime, Date.now());
  time.textContent = date ? `${date}, ${clock(time.dateTime)}` : clock(time.dateTime);
  time.title = exact(time.dateTime);
}
