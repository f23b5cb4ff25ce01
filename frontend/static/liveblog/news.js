/** What came since somebody last looked into the list behind the bell. */

/** @import { ShownPost } from "./post_changes.js" */

/** @typedef {{post: ShownPost, kind: "new" | "changed", at: string}} News */

/**
 * @param {ShownPost[]} posts
 * @param {string} looked when, ISO 8601 by the server's clock: the newest change that was there then
 * @returns {News[]} the latest first
 */
export function newsSince(posts, looked) {
  const news = posts.filter(({ gone, waiting }) => !gone && !waiting).map(newsOf);
  return news.filter(({ at }) => at > looked).sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** The newest change: whoever looks now has seen everything up to it. @param {ShownPost[]} posts @param {string} before */
export function latest(posts, before) {
  return posts.filter(({ waiting }) => !waiting).reduce((newest, post) => max(newest, newsOf(post).at), before);
}

/** @param {ShownPost} post @returns {News} */
function newsOf(post) {
  const changed = post.edited_at !== null && post.edited_at > post.at;
  return { post, kind: changed ? "changed" : "new", at: max(post.at, post.edited_at ?? "") };
}

/** @param {string} one @param {string} other */
function max(one, other) {
  return one > other ? one : other;
}
