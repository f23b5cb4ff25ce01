/** An update in the page: the article of templates/liveblog/_post.html, made from the template or found as the server made it. */

import { hook } from "../shared/element.js";
import { picture } from "./picture.js";
import { proseNodes } from "./prose.js";
import { ago, clock, day, exact } from "./times.js";

/** @import { ShownPost } from "./post_changes.js" */

/** What an article shows already: what has not changed is not touched. @type {WeakMap<Element, ShownPost>} */
const filled = new WeakMap();

/** @returns {HTMLElement} */
export function newArticle() {
  const template = hook("post-template");
  if (!(template instanceof HTMLTemplateElement)) throw new Error("The page has no template of a post.");
  const article = template.content.firstElementChild?.cloneNode(true);
  return /** @type {HTMLElement} */ (article);
}

/** The server has filled it with this post; only the times are still those of its own zone. @param {HTMLElement} article @param {ShownPost} post */
export function adopt(article, post) {
  filled.set(article, post);
  showTimes(article, post);
}

/** @param {HTMLElement} article @param {ShownPost} post @param {string} page the blog's address */
export function fill(article, post, page) {
  const before = filled.get(article);
  filled.set(article, post);
  if (before?.id !== post.id) name(article, post.id, page);
  showMarks(article, post);
  if (before?.body !== post.body) hook("body", article).replaceChildren(...proseNodes(post.body));
  show(hook("headline", article), post.headline);
  showQuote(article, post);
  showLink(article, post);
  if (JSON.stringify(before?.images) !== JSON.stringify(post.images)) showImages(article, post);
  hook("author", article).textContent = post.author;
  hook("edited", article).hidden = !post.edited_at;
  showTimes(article, post);
}

/** @param {HTMLElement} article @param {string} id @param {string} page */
function name(article, id, page) {
  article.id = `post-${id}`;
  article.dataset.post = id;
  article.setAttribute("aria-labelledby", `post-${id}-time post-${id}-head`);
  hook("time", article).id = `post-${id}-time`;
  hook("headline", article).id = `post-${id}-head`;
  hook("permalink", article).setAttribute("href", `${page}posts/${id}/`);
}

/** @param {HTMLElement} article @param {ShownPost} post */
function showMarks(article, post) {
  const { key, pinned, waiting, gone } = post;
  for (const [mark, on] of Object.entries({ key, pinned, waiting, gone }))
    article.classList.toggle(`post--${mark}`, on);
  for (const [mark, on] of Object.entries({ key, pinned, waiting })) {
    hook(`mark="${mark}"`, article).hidden = !on;
  }
  hook("marks", article).hidden = !(key || pinned || waiting);
  hook("content", article).hidden = gone;
  hook("gone", article).hidden = !gone;
  const pin = article.querySelector('[data-do="pin"]');
  pin?.setAttribute("aria-pressed", String(pinned));
}

/** @param {HTMLElement} article @param {ShownPost} post */
function showQuote(article, { quote }) {
  hook("quote", article).hidden = !quote;
  hook("quote-text", article).textContent = quote?.text ?? "";
  show(hook("quote-source", article), quote?.source ?? "");
}

/** @param {HTMLElement} article @param {ShownPost} post */
function showLink(article, { link }) {
  const place = hook("link", article);
  place.hidden = !link;
  place.querySelector("a")?.setAttribute("href", link?.url ?? "");
  hook("link-title", article).textContent = link?.title || link?.url || "";
}

/** @param {HTMLElement} article @param {ShownPost} post */
function showImages(article, { images }) {
  const place = hook("images", article);
  place.hidden = images.length === 0;
  place.replaceChildren(...images.map(picture));
}

/** @param {HTMLElement} article @param {ShownPost} post */
function showTimes(article, { at, edited_at }) {
  const time = hook("time", article);
  time.textContent = clock(at);
  time.setAttribute("datetime", at);
  time.title = exact(at);
  refreshTime(article);
  if (!edited_at) return;
  const edited = hook("edited-time", article);
  edited.textContent = clock(edited_at);
  edited.setAttribute("datetime", edited_at);
  edited.title = exact(edited_at);
}

/** How long ago it was, or on which day. @param {HTMLElement} article */
export function refreshTime(article) {
  const at = filled.get(article)?.at;
  const words = at ? ago(at, Date.now()) || day(at, Date.now()) : "";
  const place = hook("day", article);
  if (place.textContent !== words) place.textContent = words;
}

/** @param {HTMLElement} place @param {string} text "" hides it */
function show(place, text) {
  place.hidden = !text;
  if (place.textContent !== text) place.textContent = text;
}
