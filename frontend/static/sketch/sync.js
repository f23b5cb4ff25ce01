/** Keeps what is shown in step with the room: snapshots, events, and one's own commands. Stop 9. */

/** @import { Item, RoomEvent } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { ItemsState } from "./items_state.js" */
/** @import { Pictures } from "./pictures.js" */

/**
 * @param {Room} room @param {ItemsState} state @param {Pictures} pictures
 * @param {{loaded: () => void, changed: (ids: string[]) => void, heard: (event: RoomEvent, item: Item | undefined) => void}} then
 */
export function mountSync(room, state, pictures, { loaded, changed, heard }) {
  room.on("state", (snapshot) => {
    if (!("items" in snapshot.state)) return;
    for (const [id, info] of Object.entries(snapshot.state.images ?? {})) pictures.learn(id, info);
    changed(state.replace(snapshot.state));
    loaded();
  });
  room.on("event", (event) => {
    const before = "id" in event ? state.get(event.id) : undefined;
    changed(state.apply(event));
    heard(event, "id" in event ? (state.get(event.id) ?? before) : undefined);
  });
  room.on("item.illustrated", ({ id, image }) => {
    const item = state.get(id);
    if (item?.image) pictures.learn(item.image, image);
  });
  room.on("pending", (command) => changed(state.propose(command)));
  room.on("settled", ({ op }) => changed(state.drop(op)));
  room.on("refused", ({ command }) => changed(state.drop(command.op)));
}
