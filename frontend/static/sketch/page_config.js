/** What the page tells its script: who you are, where the socket is, and where pictures go. */

/** @import { Person } from "../../types.d.ts" */

/**
 * @typedef {{kind: string, slug: string, title: string, socket: string, share: string, people: string, page: string, history: string,
 *   you: Person, icons: string, csrf: string}} Config
 */

/** @returns {Config} */
export function readConfig() {
  return JSON.parse(document.getElementById("room-config")?.textContent ?? "");
}
