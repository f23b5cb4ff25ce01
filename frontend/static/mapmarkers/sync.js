/** Keeps what is shown in step with the room: snapshots, events, one's own commands, and the hands of the others. Stop 9. */

import { Leases } from "./leases.js";

/** @import { Marker, Person, RoomEvent } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Place } from "./glides.js" */
/** @import { Markers } from "./markers.js" */

const LOOK = 500; // milliseconds between looks for leases that are over

/**
 * @param {Room} room @param {Markers} markers
 * @param {{loaded: () => void, changed: () => void, heard: (event: RoomEvent, marker: Marker | undefined) => void}} then
 */
export function mountSync(room, markers, { loaded, changed, heard }) {
  const { state } = markers;
  const leases = new Leases();

  room.on("state", (snapshot) => {
    if ("markers" in snapshot.state) show(state.replace(snapshot.state.markers));
    loaded();
  });
  room.on("event", (event) => {
    const before = "id" in event ? state.get(event.id) : undefined;
    show(state.apply(event));
    for (const id of movedOrGone(event)) if (leases.release(id) || markers.isInHand(id)) land(id);
    heard(event, "id" in event ? (state.get(event.id) ?? before) : undefined);
  });
  room.on("pending", (command) => show(state.propose(command)));
  room.on("settled", ({ op }) => show(state.drop(op)));
  room.on("refused", ({ command }) => show(state.drop(command.op)));

  room.on("marker.drag", ({ by, id, lat, lng }) => {
    if (by !== room.you.id) hold(id, by, { lat, lng });
  });
  room.on("marker.release", ({ by, id }) => by !== room.you.id && letGo(id));
  window.setInterval(() => {
    const here = new Set(room.people.map((person) => person.id));
    leases.expire(performance.now(), here).forEach(land);
  }, LOOK);

  /** @param {string[]} ids */
  function show(ids) {
    markers.update(ids);
    if (ids.length) changed();
  }

  /** @param {string} id @param {string} by @param {Place} place */
  function hold(id, by, place) {
    const fresh = leases.renew(id, by, performance.now());
    markers.glide(id, personOf(room, by), place);
    if (fresh) changed();
  }

  /** @param {string} id */
  function letGo(id) {
    if (leases.release(id)) land(id);
  }

  /** @param {string} id */
  function land(id) {
    markers.land(id);
    changed();
  }
}

/** Whose drag is over by this event. @param {RoomEvent} event @returns {string[]} */
function movedOrGone(event) {
  if (event.type === "marker.moved" || event.type === "marker.removed") return [event.id];
  if (event.type !== "markers.changed") return [];
  return [...event.removed, ...event.edited.filter((changes) => "lat" in changes).map(({ id }) => id)];
}

/** @param {Room} room @param {string} id @returns {Person} */
function personOf(room, id) {
  return room.people.find((person) => person.id === id) ?? { id, name: "Somebody", color: "", role: "editor" };
}
