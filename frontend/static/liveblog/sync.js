/** Keeps the page in step with the room: the page's own state, snapshots, events and one's own commands. Stop 9. */

import { olderPost } from "./older_post.js";
import { proseText } from "./prose.js";
import { nameOf } from "./wording.js";

/** @import { RoomEvent } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Arrivals } from "./arrivals.js" */
/** @import { Feed } from "./feed.js" */
/** @import { Config } from "./page_config.js" */
/** @import { PostsState } from "./posts_state.js" */

/**
 * @param {Room} room @param {PostsState} state
 * @param {{config: Config, feed: Feed, arrivals: Arrivals, changed: (ids: string[]) => void,
 *   came: (id: string, title: string, seen: boolean) => void, known: (id: string) => void}} parts
 *   changed: posts may be others now; came: somebody has published one; known: one has published or changed it oneself
 */
export function mountSync(room, state, { config, feed, arrivals, changed, came, known }) {
  let begun = false;

  room.on("state", (snapshot) => {
    if (!("posts" in snapshot.state)) return;
    if (begun && state.isOlderPage) return location.reload(); // too much was missed to go on with a page out of the past
    const ids = state.replace(snapshot.state);
    if (begun) return show(ids);
    if (config.older_page) state.turnTo(config.older_page.posts, config.older_page.next);
    begun = true;
    feed.begin();
    changed([]);
  });
  room.on("event", (event) => {
    const before = "id" in event ? state.get(event.id) : undefined;
    const ids = state.apply(event);
    if (event.type === "post.removed") arrivals.forget(event.id);
    if (event.mine && "id" in event) known(event.id);
    if (isNew(event, ids) && (!before || before.gone)) arrive(event.id);
    show(ids);
    if (event.type === "post.pinned" && event.pinned && !state.isStored(event.id)) admit(event.id);
  });
  room.on("pending", (command) => show(state.propose(command)));
  room.on("settled", ({ op }) => show(state.drop(op)));
  room.on("refused", ({ command }) => show(state.drop(command.op)));

  /** @param {string} id */
  function arrive(id) {
    const post = state.get(id);
    if (!post) return;
    const title = nameOf(post, proseText(post.body));
    came(id, title, arrivals.arrive(id, title));
  }

  /** @param {string} id */
  async function admit(id) {
    const post = await olderPost(config.page, id).catch(() => undefined);
    if (post) show(state.admit(post));
  }

  /** @param {string[]} ids */
  function show(ids) {
    if (!ids.length) return;
    feed.show(ids, { glide: arrivals.isAtTop });
    changed(ids);
  }
}

/** Published by somebody else just now. @param {RoomEvent} event @param {string[]} ids @returns {event is RoomEvent<"post.added">} */
function isNew(event, ids) {
  return event.type === "post.added" && !event.mine && ids.length > 0;
}
