/** The bell: how much came since somebody last looked, and the list of it. */

import { keepChoice, readChoice } from "../shared/choices.js";
import { element, hook } from "../shared/element.js";
import { latest, newsSince } from "./news.js";
import { proseText } from "./prose.js";
import { tellingSwitches } from "./telling.js";
import { ago, clock, day } from "./times.js";
import { nameOf } from "./wording.js";

/** @import { Sheet } from "../shared/sheet.js" */
/** @import { News } from "./news.js" */
/** @import { PostsState } from "./posts_state.js" */

export class Bell {
  #button = hook("bell");
  #count = hook("bell-count");
  #list = element("ul", { class: "news-list", "aria-label": "New since you last looked" });
  #state;
  #sheet;
  #go;
  #key;
  #looked;
  /** Came while somebody was reading. @type {Set<string>} */
  #seen = new Set();
  #open = false;

  /** @param {PostsState} state @param {{blog: string, sheet: Sheet, go: (id: string) => void}} parts */
  constructor(state, { blog, sheet, go }) {
    this.#state = state;
    this.#sheet = sheet;
    this.#go = go;
    this.#key = `blog-looked:${blog}`;
    this.#looked = readChoice(this.#key) ?? latest(this.#all(), "");
    this.#button.addEventListener("click", () => this.toggle());
    // Whoever leaves has had the page before their eyes; the next visit counts from here.
    addEventListener("pagehide", () => keepChoice(this.#key, latest(this.#all(), this.#looked)));
    this.show();
  }

  /** @param {...string} ids they came, and have been before somebody's eyes */
  see(...ids) {
    for (const id of ids) this.#seen.add(id);
    this.show();
  }

  toggle() {
    if (this.#open) this.#sheet.close();
    else this.#openSheet();
  }

  show() {
    const news = this.#news();
    this.#count.hidden = news.length === 0;
    this.#count.textContent = news.length > 9 ? "9+" : String(news.length);
    this.#button.setAttribute("aria-label", news.length ? `What is new, ${news.length} not looked at` : "What is new");
    if (this.#open) this.#fill(news);
  }

  #openSheet() {
    this.#fill(this.#news());
    const content = element("div", { class: "news-sheet" }, this.#list, tellingSwitches());
    this.#sheet.open({ title: "What is new", content, onClose: () => this.#close() });
    this.#open = true;
    this.#button.setAttribute("aria-expanded", "true");
  }

  /** What was listed has been looked at. */
  #close() {
    this.#open = false;
    this.#button.setAttribute("aria-expanded", "false");
    this.#looked = latest(this.#all(), this.#looked);
    keepChoice(this.#key, this.#looked);
    this.show();
  }

  #news() {
    return newsSince(this.#all(), this.#looked).filter(({ post }) => !this.#seen.has(post.id));
  }

  #all() {
    return [...this.#state.pinned(), ...this.#state.feed()];
  }

  /** @param {News[]} news */
  #fill(news) {
    const rows = news.map((each) => element("li", {}, this.#row(each)));
    const nothing = element("li", { class: "news-empty" }, "Nothing new since you last looked.");
    this.#list.replaceChildren(...(rows.length ? rows : [nothing]));
  }

  /** @param {News} news */
  #row({ post, kind, at }) {
    const when = ago(at, Date.now()) || `${day(at, Date.now())}, ${clock(at)}`;
    const what = element(
      "span",
      { class: "news__what", "data-fresh": true },
      `${kind === "new" ? "New" : "Changed"}, ${when}`,
    );
    const title = element("span", { class: "news__title" }, nameOf(post, proseText(post.body)));
    const button = element("button", { class: "news", type: "button" }, what, title);
    button.addEventListener("click", () => {
      this.#sheet.close();
      this.#go(post.id);
    });
    return button;
  }
}
