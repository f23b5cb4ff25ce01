/** The embedded blog: it reads along inside somebody else's page, and does nothing else. */

import { browser } from "../realtime/environment.js";
import { Room } from "../realtime/room.js";
import { hook } from "../shared/element.js";
import { Feed } from "./feed.js";
import { linesOf } from "./lines.js";
import { readConfig } from "./page_config.js";
import { PostsState } from "./posts_state.js";
import { updates } from "./wording.js";

const { socket, kind, slug, title, page, urls, seq, state: first } = readConfig();
const nobody = { id: "", name: "", color: "", role: /** @type {const} */ ("viewer") };
const environment = linesOf(browser(), urls.events);
const room = new Room({ url: socket, kind, slug, title, you: nobody, quiet: true, environment });
const state = new PostsState();
const feed = new Feed(state, page, { isHeld: () => false, dress: leaveThePage });
let begun = false;

room.on("state", (snapshot) => {
  if (!("posts" in snapshot.state)) return;
  const ids = state.replace(snapshot.state);
  if (begun) show(ids);
  else feed.begin();
  begun = true;
});
room.on("event", (event) => show(state.apply(event)));
room.on("room", (about) => {
  hook("title").textContent = about.title;
});
room.start({ seq, state: first });

/** @param {string[]} ids */
function show(ids) {
  if (!ids.length) return;
  feed.show(ids, { glide: window.scrollY < 2 });
  hook("count").textContent = updates(Math.max(0, state.total));
}

/** Links lead out of the frame; reactions are only counted here. @param {HTMLElement} article @param {{reactions: Record<string, number>}} post */
function leaveThePage(article, { reactions }) {
  for (const link of article.querySelectorAll("a")) link.target = "_top";
  const chips = Object.entries(reactions).map(([emoji, count]) => {
    const chip = document.createElement("span");
    chip.className = "reaction";
    chip.textContent = `${emoji} ${count}`;
    return chip;
  });
  hook("reactions", article).replaceChildren(...chips);
}
