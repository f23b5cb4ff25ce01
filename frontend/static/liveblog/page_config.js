/** What the page tells its scripts: who you are, where everything is, and the blog as it was when the page was made. */

/** @import { BlogState, Person, Post } from "../../types.d.ts" */

/**
 * @typedef {Record<"events" | "updates" | "older" | "drafts" | "preview" | "images" | "posts" | "feed" | "embed", string>} Urls
 * @typedef {{kind: string, slug: string, title: string, socket: string, page: string, share: string, people: string, csrf: string, you: Person,
 *   seq: number, state: BlogState, emojis: string[], urls: Urls, limits: Record<string, number>, focus: string | null,
 *   older_page: {posts: Post[], next: string | null} | null}} Config `older_page`: what is shown instead of the newest
 */

/** @returns {Config} */
export function readConfig() {
  return JSON.parse(document.getElementById("room-config")?.textContent ?? "");
}
