/** Going to an update: from the jump list, the bell, a link; and copying a link to it. */

/** @import { Toast } from "../shared/toast.js" */
/** @import { Feed } from "./feed.js" */

/** @param {Feed} feed @param {string} id @returns {boolean} false: it is not in the page */
export function goTo(feed, id) {
  const article = feed.article(id);
  if (!article?.isConnected) return false;
  history.replaceState(history.state, "", `#${article.id}`);
  article.scrollIntoView({ block: "start" });
  article.focus({ preventScroll: true });
  markAsFound(article);
  return true;
}

/** It is seen at once which one is meant. @param {HTMLElement} article */
export function markAsFound(article) {
  article.removeAttribute("data-found");
  requestAnimationFrame(() => article.setAttribute("data-found", ""));
}

/** A permalink to what is in the page anyway need not load it again. @param {Feed} feed */
export function mountPermalinks(feed) {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-permalink]") : null;
    const article = link?.closest("article");
    if (!article || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (goTo(feed, article.dataset.post ?? "")) event.preventDefault();
  });
  const asked = location.hash.replace("#post-", "");
  const article = asked && feed.article(asked);
  if (article) markAsFound(article);
}

/** @param {string} path @param {Toast} toast */
export async function copyLink(path, toast) {
  const address = new URL(path, location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    toast({ text: "The link to this update is copied." });
  } catch {
    toast({ text: address, seconds: 20 }); // no clipboard over plain HTTP: to be copied by hand
  }
}
