/** From update to update by keys: J and K anywhere, the page keys within one. */

/** @import { Shortcuts } from "../shared/shortcuts.js" */
/** @import { Feed } from "./feed.js" */

/** @param {Feed} feed @param {Shortcuts} shortcuts */
export function mountReadingKeys(feed, shortcuts) {
  const group = "Updates";
  shortcuts.add({ keys: "J", label: "Next update", group, run: () => step(feed, 1) });
  shortcuts.add({ keys: "K", label: "Update before", group, run: () => step(feed, -1) });
  shortcuts.add({ keys: "PageDown", label: "Next update, within one", group });
  shortcuts.add({ keys: "PageUp", label: "Update before, within one", group });
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if ((key !== "PageDown" && key !== "PageUp") || event.defaultPrevented || !(target instanceof Element)) return;
    if (!target.closest("article") || target.closest("input, textarea")) return;
    event.preventDefault();
    step(feed, key === "PageDown" ? 1 : -1);
  });
}

/** From the one that has the focus, or else from the first that is in sight. @param {Feed} feed @param {1 | -1} direction */
function step(feed, direction) {
  const articles = feed.articles();
  const here = articles.findIndex((article) => article.contains(document.activeElement));
  const seen = articles.findIndex((article) => article.getBoundingClientRect().top > 0);
  const to = here >= 0 ? here + direction : direction > 0 ? seen : seen - 1;
  const article = articles[Math.max(0, Math.min(articles.length - 1, to))];
  article?.scrollIntoView({ block: "start" });
  article?.focus({ preventScroll: true });
}
