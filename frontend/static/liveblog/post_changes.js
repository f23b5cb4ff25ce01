/** What a stored event, and what one's own command, makes of a post. */

/** @import { Command, Post, RoomEvent } from "../../types.d.ts" */

/**
 * A post as it is shown. `waiting`: a text of one's own is not stored yet; `gone`: it was withdrawn, only its place is left.
 *
 * @typedef {Post & {waiting: boolean, gone: boolean}} ShownPost
 * @typedef {Extract<RoomEvent, {type: `post.${string}`}>} PostEvent
 * @typedef {Extract<Command, {type: `post.${string}` | "reaction.add"}>} PostCommand
 */

/** @param {RoomEvent} event @returns {event is PostEvent} */
export function isPostEvent(event) {
  // The content of what was withdrawn is taken out of its earlier events too: those say nothing any more.
  return event.type.startsWith("post.") && !("gone" in event);
}

/** @param {Command} command @returns {command is PostCommand} */
export function isPostCommand(command) {
  return command.type.startsWith("post.") || command.type === "reaction.add";
}

/** @param {ShownPost | undefined} post @param {PostEvent} event @returns {ShownPost | undefined} */
export function afterEvent(post, event) {
  switch (event.type) {
    case "post.added":
      return stored(event);
    case "post.edited":
      return post && stored(event);
    case "post.removed":
      return post && withdrawn(post);
    case "post.pinned":
      return post && { ...post, seq: event.seq, pinned: event.pinned };
    case "post.reacted":
      return post && { ...post, seq: event.seq, reactions: event.reactions };
    case "post.illustrated":
      return post && { ...post, seq: event.seq, images: event.images };
  }
}

/** @param {ShownPost | undefined} post @param {PostCommand} command @param {Author} author @returns {ShownPost | undefined} */
export function afterCommand(post, command, author) {
  switch (command.type) {
    case "post.add":
      return post ?? added(command, author);
    case "post.edit":
      return post && edited(post, command);
    case "post.remove":
      return post && withdrawn(post);
    case "post.pin":
      return post && { ...post, pinned: command.pinned };
    case "reaction.add":
      return post && { ...post, reactions: counted(post.reactions, command) };
    default:
      return post; // what a restored one says only the server knows
  }
}

/** @typedef {{name: string, at: string}} Author who writes here, and the present time */

/** @param {Post} post @returns {ShownPost} */
export function stored(post) {
  const { id, seq, at, edited_at, headline, body, key, pinned, author, images, reactions, quote, link, version } = post;
  return {
    ...{ id, seq, at, edited_at, headline, body, key, pinned, author, images, reactions, quote, link, version },
    waiting: false,
    gone: false,
  };
}

/** Nothing of what it said stays here. @param {ShownPost} post @returns {ShownPost} */
function withdrawn({ id, seq, at, author, version }) {
  const nothing = { edited_at: null, headline: "", body: "", key: false, pinned: false, quote: null, link: null };
  return { id, seq, at, author, version, ...nothing, images: [], reactions: {}, waiting: false, gone: true };
}

/** Only what will be public is shown among the others. @param {Extract<PostCommand, {type: "post.add"}>} command @param {Author} author */
function added(command, { name, at }) {
  const {
    id,
    status = "public",
    headline = "",
    body = "",
    key = false,
    pinned = false,
    quote = null,
    link = null,
  } = command;
  if (status !== "public") return undefined;
  const texts = { headline, body: plainParagraphs(body), key, pinned, quote, link, images: [], reactions: {} };
  return { id, seq: Infinity, at, edited_at: null, author: name, version: 1, ...texts, waiting: true, gone: false };
}

/** @param {ShownPost} post @param {Extract<PostCommand, {type: "post.edit"}>} command @returns {ShownPost | undefined} */
function edited(post, command) {
  const { status = "public", body } = command;
  if (status !== "public") return withdrawn(post);
  const { headline = post.headline, key = post.key, quote = post.quote, link = post.link } = command;
  const texts = { headline, key, quote, link, body: body === undefined ? post.body : plainParagraphs(body) };
  return { ...post, ...texts, waiting: true };
}

/** Markdown as HTML until the server's own comes: its paragraphs, with nothing in them read as HTML. @param {string} markdown */
export function plainParagraphs(markdown) {
  const safe = markdown.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const paragraphs = safe.split(/\n\s*\n/).map((text) => text.trim());
  return paragraphs.flatMap((text) => (text ? [`<p>${text}</p>`] : [])).join("");
}

/** @param {Record<string, number>} reactions @param {{emoji: string, on: boolean}} change */
function counted(reactions, { emoji, on }) {
  const count = (reactions[emoji] ?? 0) + (on ? 1 : -1);
  const { [emoji]: _, ...others } = reactions;
  return count > 0 ? { ...reactions, [emoji]: count } : others;
}
