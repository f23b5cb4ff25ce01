/** Posts and events as the server sends them. */

/** @import { Post, RoomEvent } from "../../../frontend/types.d.ts" */

/** @param {number} minute @param {Partial<Post>} [fields] @returns {Post} */
export function post(minute, fields = {}) {
  const at = `2026-11-21T10:${String(minute).padStart(2, "0")}:00.000Z`;
  const texts = { headline: `Headline ${minute}`, body: "<p>Body</p>", author: "Ana", quote: null, link: null };
  const flags = { key: false, pinned: false, images: [], reactions: {}, version: 1 };
  return { id: `p${minute}`, seq: minute, at, edited_at: null, ...texts, ...flags, ...fields };
}

/** @param {number} seq @param {string} type @param {object} fields @returns {RoomEvent} */
export function event(seq, type, fields) {
  return /** @type {RoomEvent} */ ({ op: "", by: "e1", who: "Ana", at: "", mine: false, ...fields, seq, type });
}
