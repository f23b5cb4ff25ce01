/** The updates in the page: the pinned ones, and below them all others. Stop 9 of a message's way. */

import { hook } from "../shared/element.js";
import { gliding } from "./motion.js";
import { adopt, fill, newArticle, refreshTime } from "./post_view.js";

/** @import { ShownPost } from "./post_changes.js" */
/** @import { PostsState } from "./posts_state.js" */

const MINUTE = 60_000; // ms

export class Feed {
  root = hook("feed");
  #pinned = hook("pinned");
  #empty = hook("empty");
  /** By post. @type {Map<string, HTMLElement>} */
  #articles = new Map();
  #state;
  #page;
  #isHeld;
  #dress;

  /**
   * @param {PostsState} state
   * @param {string} page the blog's address
   * @param {{isHeld: (id: string) => boolean, dress: (article: HTMLElement, post: ShownPost) => void}} parts
   *   isHeld: not to be shown yet; dress: what else belongs to an article
   */
  constructor(state, page, { isHeld, dress }) {
    this.#state = state;
    this.#page = page;
    this.#isHeld = isHeld;
    this.#dress = dress;
    window.setInterval(() => this.#articles.forEach(refreshTime), MINUTE);
  }

  /** Takes over what the server has made. */
  begin() {
    for (const article of document.querySelectorAll("article[data-post]")) {
      if (!(article instanceof HTMLElement)) continue;
      const id = article.dataset.post ?? "";
      const post = this.#state.get(id);
      if (!post) continue;
      this.#articles.set(id, article);
      adopt(article, post);
      this.#dress(article, post);
    }
    this.#arrange();
    this.root.removeAttribute("aria-busy");
  }

  /** @param {Iterable<string>} ids those that may look different now @param {{glide?: boolean}} [options] */
  show(ids, { glide = false } = {}) {
    const change = () => {
      for (const id of ids) this.#refresh(id);
      this.#arrange();
    };
    this.root.setAttribute("aria-busy", "true");
    if (glide) gliding(() => this.#inSight(), change);
    else change();
    this.root.removeAttribute("aria-busy");
  }

  /** @param {string} id @returns {HTMLElement | undefined} */
  article(id) {
    return this.#articles.get(id);
  }

  /** All articles in the order of the page. @returns {HTMLElement[]} */
  articles() {
    return [...this.#pinned.children, ...this.root.children].filter((node) => node instanceof HTMLElement);
  }

  /** @param {string} id */
  #refresh(id) {
    const post = this.#state.get(id);
    const article = this.#articles.get(id);
    if (!post) this.#articles.delete(id);
    else if (article) this.#fill(article, post);
  }

  /** @param {HTMLElement} article @param {ShownPost} post */
  #fill(article, post) {
    fill(article, post, this.#page);
    this.#dress(article, post);
    return article;
  }

  #arrange() {
    const [pinned, others] = [this.#state.pinned(), this.#state.feed()].map((posts) => this.#nodes(posts));
    put(this.#pinned, pinned);
    put(this.root, others);
    this.#pinned.hidden = pinned.length === 0;
    this.root.setAttribute("role", others.length ? "feed" : "group"); // a feed without articles is a mistake to screen readers
    this.#empty.hidden = pinned.length + others.length > 0;
    others.forEach((article, index) => {
      article.setAttribute("aria-posinset", String(index + 1));
      article.setAttribute("aria-setsize", String(this.#state.next ? -1 : others.length));
    });
    for (const article of pinned) {
      article.removeAttribute("aria-posinset");
      article.removeAttribute("aria-setsize");
    }
  }

  /** What was withdrawn before it was ever shown leaves no trace. @param {ShownPost[]} posts */
  #nodes(posts) {
    return posts
      .filter((post) => this.#articles.has(post.id) || (!this.#isHeld(post.id) && !post.gone))
      .map((post) => this.#articles.get(post.id) ?? this.#make(post));
  }

  /** @param {ShownPost} post */
  #make(post) {
    const article = this.#fill(newArticle(), post);
    this.#articles.set(post.id, article);
    return article;
  }

  #inSight() {
    return this.articles().filter((article) => {
      const { top, bottom } = article.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight * 2;
    });
  }
}

/** Exactly these, in this order; what stands right already is not moved, so that it keeps the focus. @param {HTMLElement} place @param {HTMLElement[]} nodes */
function put(place, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...place.children]) if (!wanted.has(/** @type {HTMLElement} */ (node))) node.remove();
  let next = place.firstElementChild;
  for (const node of nodes) {
    if (node === next) next = next.nextElementSibling;
    else place.insertBefore(node, next);
  }
}
