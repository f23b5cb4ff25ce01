/** The newest updates of the lobby blog as they come, to look at only. */

import { gliding } from "../liveblog/motion.js";
import { PostsState } from "../liveblog/posts_state.js";
import { proseText } from "../liveblog/prose.js";
import { clock } from "../liveblog/times.js";
import { nameOf } from "../liveblog/wording.js";
import { Room } from "../realtime/room.js";
import { element, hook } from "../shared/element.js";
import { mountNews } from "./preview_news.js";

/** @import { Person, RoomEvent } from "../../types.d.ts" */
/** @import { ShownPost } from "../liveblog/post_changes.js" */

const SHOWN = 6; // updates: more than there is room for

export class BlogPreview {
  #room;
  #state = new PostsState();
  #list = element("ol", { class: "blog-preview" });
  /** By post. @type {Map<string, HTMLElement>} */
  #rows = new Map();

  /** @param {ParentNode} card @param {{socket: string, you: Person}} config */
  constructor(card, { socket, you }) {
    hook("preview-stage", card).append(this.#list);
    this.#room = new Room({ url: socket, kind: "live", slug: "lobby", you, quiet: true });
    mountNews(card, this.#room, (event) => this.#titleOf(event));
  }

  start() {
    this.#room.on("state", ({ state }) => {
      if (!("posts" in state)) return;
      this.#state.replace(state);
      this.#show();
    });
    this.#room.on("event", (event) => {
      if (this.#state.apply(event).length)
        gliding(
          () => this.#rows.values(),
          () => this.#show(),
        );
    });
    this.#room.start();
  }

  #show() {
    const posts = this.#state.feed().filter(({ gone }) => !gone);
    const rows = posts.slice(0, SHOWN).map((post) => [post.id, this.#row(post)]);
    this.#rows = new Map(/** @type {[string, HTMLElement][]} */ (rows));
    this.#list.replaceChildren(...this.#rows.values());
  }

  /** @param {ShownPost} post */
  #row(post) {
    const row = this.#rows.get(post.id) ?? element("li", { class: "blog-preview__row" });
    const time = element("span", { class: "blog-preview__time" }, clock(post.at));
    const title = element("span", { class: "blog-preview__title" }, nameOf(post, proseText(post.body)));
    row.classList.toggle("blog-preview__row--key", post.key);
    row.classList.toggle("blog-preview__row--titled", Boolean(post.headline));
    row.replaceChildren(time, title);
    return row;
  }

  /** @param {RoomEvent} event */
  #titleOf(event) {
    const post =
      event.type === "post.added" && !("gone" in event) ? event : this.#state.get("id" in event ? event.id : "");
    return post ? nameOf(post, proseText(post.body)) : "an update";
  }
}
