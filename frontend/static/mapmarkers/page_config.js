/** What the page tells its script: who you are, where the socket is, and which map lies behind the markers. */

/** @import { Person } from "../../types.d.ts" */

/**
 * @typedef {{kind: string, slug: string, title: string, socket: string, share: string, people: string, history: string, page: string, you: Person,
 *   tiles: {url: string, attribution: string}, atlas: {coarse: string, fine: string}, icons: string, csrf: string}} Config
 */

/** @returns {Config} */
export function readConfig() {
  return JSON.parse(document.getElementById("room-config")?.textContent ?? "");
}
