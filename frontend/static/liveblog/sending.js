/** What is in a form, as commands: stop 1 of a message's way. */

import { changesOf, draftOf } from "./draft.js";

/** @import { EditorPost, PostFields, PostStatus } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Draft } from "./draft.js" */

/** @typedef {{status: PostStatus, publishAt: string | null}} Publishing */

/** @param {Room} room @param {string} id @param {Draft} draft @param {Publishing} publishing @returns {string} the command's op */
export function sendNew(room, id, draft, { status, publishAt }) {
  return room.send("post.add", { id, ...draft, status, ...(publishAt ? { publish_at: publishAt } : {}) });
}

/** A draft, a scheduled or a hidden post. @param {Room} room @param {EditorPost} before @param {Draft} after @param {Publishing} publishing */
export function sendDraft(room, before, after, { status, publishAt }) {
  const kept = before.status === "hidden" && status === "draft" ? "hidden" : status;
  const when = publishAt ? { publish_at: publishAt } : {};
  return sendChanges(room, before.id, before.version, draftOf(before), after, { status: kept, ...when });
}

/**
 * Only what is another goes; where that is nothing, nothing goes.
 *
 * @param {Room} room @param {string} id @param {number} version the one that was changed
 * @param {Draft} before @param {Draft} after @param {Partial<PostFields>} [also]
 * @returns {string} the command's op, "" for none
 */
export function sendChanges(room, id, version, before, after, also = {}) {
  const { pinned, ...changes } = changesOf(before, after);
  if (pinned !== undefined) room.send("post.pin", { id, pinned });
  if (!Object.keys({ ...changes, ...also }).length) return "";
  return room.send("post.edit", { id, version, ...changes, ...also });
}
