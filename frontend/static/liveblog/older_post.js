/** A post from before what is loaded, which matters now: somebody has pinned it. */

/** @import { Post } from "../../types.d.ts" */

/**
 * Its own page has it, for its scripts to go on with.
 *
 * @param {string} page the blog's address @param {string} id @returns {Promise<Post | undefined>}
 */
export async function olderPost(page, id) {
  const answer = await fetch(`${page}?post=${id}`);
  const html = new DOMParser().parseFromString(await answer.text(), "text/html");
  const { state, older_page: older } = JSON.parse(html.getElementById("room-config")?.textContent || "{}");
  const posts = /** @type {Post[]} */ ([...(older?.posts ?? []), ...(state?.posts ?? [])]);
  return posts.find((post) => post.id === id);
}
