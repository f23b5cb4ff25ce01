/** The liveblog's page: makes the room and everything that reads or writes in it, and starts from what the server has rendered. */

import { browser } from "../realtime/environment.js";
import { Room } from "../realtime/room.js";
import { hook } from "../shared/element.js";
import { mountShell } from "../shared/shell.js";
import { Arrivals } from "./arrivals.js";
import { Bell } from "./bell.js";
import { Feed } from "./feed.js";
import { copyLink, goTo, mountPermalinks } from "./finding.js";
import { linesOf } from "./lines.js";
import { mountMasthead } from "./masthead.js";
import { Moments } from "./moments.js";
import { Newsroom } from "./newsroom.js";
import { mountOlder } from "./older.js";
import { readConfig } from "./page_config.js";
import { PostsState } from "./posts_state.js";
import { Reactions } from "./reactions.js";
import { mountReadingKeys } from "./reading_keys.js";
import { mountSync } from "./sync.js";
import { tell } from "./telling.js";
import { mountWriting } from "./writing.js";

const config = readConfig();
const { slug, page, urls } = config;
const room = new Room({
  url: config.socket,
  kind: config.kind,
  slug,
  you: config.you,
  title: config.title,
  environment: linesOf(browser(), urls.events),
});
const shell = mountShell(room, config);
const state = new PostsState(() => ({ name: room.you.name, at: new Date().toISOString() }));
const arrivals = new Arrivals(() => feed, {
  newest: config.older_page ? page : "",
  shown: (ids) => bell?.see(...ids),
});
const reactions = new Reactions(room, config.emojis);
const feed = new Feed(state, page, {
  isHeld: (id) => arrivals.isHeld(id),
  dress: (article, post) => reactions.show(article, post),
});
const moments = new Moments(state, page, (id) => goTo(feed, id));
const showCount = mountMasthead(room, state, arrivals);
const showOlder = mountOlder(state, { address: urls.older, toast: shell.toast, show: (ids) => feed.show(ids) });
const newsroom = new Newsroom(room, shell, { config, state, feed });
/** @type {Bell | null} */
let bell = null;

mountSync(room, state, { config, feed, arrivals, changed, came, known: (id) => bell?.see(id) });
mountReadingKeys(feed, shell.shortcuts);
mountWriting(room, feed);
document.addEventListener("click", ({ target }) => target instanceof Element && act(target));
hook("print").addEventListener("click", () => window.print());
room.start({ seq: config.seq, state: config.state });
bell = new Bell(state, { blog: slug, sheet: shell.sheet, go });
shell.shortcuts.add({ keys: "B", label: "What is new", group: "Updates", run: () => bell?.toggle() });
mountPermalinks(feed);

/** @param {string[]} ids */
function changed(ids) {
  moments.update(ids);
  showCount();
  showOlder();
  bell?.show();
}

/** @param {string} id @param {string} title @param {boolean} seen */
function came(id, title, seen) {
  if (seen) bell?.see(id);
  tell({ id, title, blog: room.title, go: () => go(id) });
}

/** To an update, wherever it is. @param {string} id */
function go(id) {
  if (arrivals.isHeld(id)) arrivals.release();
  if (!goTo(feed, id)) location.assign(`${page}?post=${id}#post-${id}`);
}

/** A button of an article. @param {Element} target */
function act(target) {
  const button = target.closest("button");
  const id = button?.closest("article")?.dataset.post;
  if (!button || !id) return;
  const { emoji, do: deed } = button.dataset;
  if (emoji) reactions.toggle(id, emoji);
  else if (deed === "react") reactions.open(button, id);
  else if (deed === "link") copyLink(`${page}posts/${id}/`, shell.toast);
  else if (deed) newsroom.act(id, deed);
}
