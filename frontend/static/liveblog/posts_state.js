/** All updates as they are to be shown: what is stored (the page's own, snapshots and events), with one's own unacknowledged commands on top. */

import { afterCommand, afterEvent, isPostCommand, isPostEvent, stored } from "./post_changes.js";
import { keyOf, keyOfCursor, newestFirst } from "./post_order.js";

/** @import { BlogState, Command, Post, RoomEvent } from "../../types.d.ts" */
/** @import { Author, PostCommand, ShownPost } from "./post_changes.js" */

/**
 * Each change returns the ids of the posts that may look different now. What is loaded is one piece of the whole, without
 * a hole: from the ceiling (the newest, unless an older page is open) down to the floor.
 */
export class PostsState {
  /** How many there are in the whole blog. */
  total = 0;
  /** Where the next older ones begin; null: all are here. @type {string | null} */
  next = null;

  /** @type {Map<string, ShownPost>} */
  #stored = new Map();
  /** By post, oldest first. @type {Map<string, PostCommand[]>} */
  #pending = new Map();
  /** @type {Map<string, ShownPost>} */
  #shown = new Map();
  /** @type {string | null} */
  #ceiling = null;
  #author;

  /** @param {() => Author} author who writes here, asked when a command is shown */
  constructor(author = () => ({ name: "", at: "" })) {
    this.#author = author;
  }

  /** @param {Pick<BlogState, "posts" | "total" | "next">} state a snapshot @returns {string[]} */
  replace({ posts, total, next }) {
    const before = [...this.#shown.keys()];
    this.#stored = new Map(posts.map((post) => [post.id, stored(post)]));
    [this.total, this.next, this.#ceiling] = [total, next, null];
    return this.#show([...before, ...this.#stored.keys(), ...this.#pending.keys()]);
  }

  /** An older page is open: only these, and what follows them. @param {Post[]} posts @param {string | null} next @returns {string[]} */
  turnTo(posts, next) {
    this.#ceiling = posts.length ? keyOf(posts[0]) : null;
    return this.add(posts, next);
  }

  /** Older ones, right behind those that are here. @param {Post[]} posts @param {string | null} next @returns {string[]} */
  add(posts, next) {
    for (const post of posts) {
      const known = this.#stored.get(post.id);
      if (!known || known.seq <= post.seq) this.#stored.set(post.id, stored(post));
    }
    this.next = next;
    return this.#show(posts.map(({ id }) => id));
  }

  /** One from farther down, alone: it is shown where it is pinned. @param {Post} post @returns {string[]} */
  admit(post) {
    if (!this.#stored.has(post.id)) this.#stored.set(post.id, stored(post));
    return this.#show([post.id]);
  }

  /** @param {RoomEvent} event @returns {string[]} */
  apply(event) {
    if (!isPostEvent(event)) return [];
    const before = this.#stored.get(event.id);
    if (event.type === "post.added" && (!before || before.gone)) this.total += 1;
    if (event.type === "post.removed") this.total -= 1;
    const after = afterEvent(before, event);
    if (after) this.#stored.set(event.id, after);
    return this.#show([event.id]);
  }

  /** One's own command, shown at once. @param {Command} command @returns {string[]} */
  propose(command) {
    if (!isPostCommand(command)) return [];
    this.#pending.set(command.id, [...(this.#pending.get(command.id) ?? []), command]);
    return this.#show([command.id]);
  }

  /** It is stored, or refused for good: either way it is no longer pending. @param {string} op @returns {string[]} */
  drop(op) {
    for (const [id, commands] of this.#pending) {
      const rest = commands.filter((command) => command.op !== op);
      if (rest.length === commands.length) continue;
      if (rest.length) this.#pending.set(id, rest);
      else this.#pending.delete(id);
      return this.#show([id]);
    }
    return [];
  }

  /** @param {string} id @returns {ShownPost | undefined} */
  get(id) {
    return this.#shown.get(id);
  }

  /** Whether a post is known as the others have it, and not only as one's own wish. @param {string} id */
  isStored(id) {
    return this.#stored.has(id);
  }

  /** Those at the top, newest first. */
  pinned() {
    return this.#sorted((post) => post.pinned);
  }

  /** All the others that are loaded, with the places of those that were withdrawn, newest first. */
  feed() {
    const range = { ceiling: this.#ceiling, floor: this.next && keyOfCursor(this.next) };
    return this.#sorted((post) => !post.pinned && isWithin(keyOf(post), range));
  }

  /** Whether newer ones than these are left out: an older page is open. */
  get isOlderPage() {
    return this.#ceiling !== null;
  }

  /** @param {(post: ShownPost) => boolean} wanted */
  #sorted(wanted) {
    return [...this.#shown.values()].filter(wanted).sort(newestFirst);
  }

  /** @param {string[]} ids @returns {string[]} */
  #show(ids) {
    const touched = [...new Set(ids)];
    for (const id of touched) {
      const commands = this.#pending.get(id) ?? [];
      const post = commands.reduce(
        (shown, command) => afterCommand(shown, command, this.#writer()),
        this.#stored.get(id),
      );
      if (post) this.#shown.set(id, post);
      else this.#shown.delete(id);
    }
    return touched;
  }

  /** Who writes here, and when: after all that is known, for this machine's clock may be behind. */
  #writer() {
    const { name, at } = this.#author();
    const newest = [...this.#stored.values()].reduce((latest, post) => (post.at > latest ? post.at : latest), "");
    return { name, at: at > newest ? at : new Date(Date.parse(newest) + 1).toISOString() };
  }
}

/** @param {string} key @param {{ceiling: string | null, floor: string | null}} range */
function isWithin(key, { ceiling, floor }) {
  return (ceiling === null || key <= ceiling) && (floor === null || key >= floor);
}
