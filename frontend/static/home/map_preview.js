/** A small live world: the lobby map's markers and cursors as they move, to look at only. */

import { Room } from "../realtime/room.js";
import { hook } from "../shared/element.js";
import { mountNews } from "./preview_news.js";
import { PreviewPins } from "./preview_pins.js";
import { PreviewWorld } from "./preview_world.js";

/** @import { Person } from "../../types.d.ts" */

const PINNED = /** @type {const} */ (["marker.added", "marker.moved", "marker.edited", "marker.removed"]);

export class MapPreview {
  #room;
  #world;
  #pins;

  /**
   * @param {ParentNode} card
   * @param {{socket: string, atlas: string, you: Person}} config
   */
  constructor(card, { socket, atlas, you }) {
    const stage = hook("preview-stage", card);
    this.#room = new Room({ url: socket, kind: "map", slug: "lobby", you, quiet: true });
    this.#world = new PreviewWorld(stage, atlas);
    this.#pins = new PreviewPins(stage, (place) => this.#world.toPixels(place));
    this.#world.onResize = () => this.#pins.placeAll();
    mountNews(card, this.#room, (event) => ("id" in event ? this.#pins.titleOf(event.id) : ""));
  }

  start() {
    const room = this.#room;
    room.on("state", ({ state }) => "markers" in state && this.#pins.replace(state.markers));
    for (const type of PINNED) room.on(type, (event) => this.#pins.apply(event));
    room.on("marker.drag", (update) => this.#pins.drag(update));
    room.on("cursor.move", (update) => {
      const person = room.people.find(({ id }) => id === update.by);
      if (person && person.id !== room.you.id && "lat" in update) this.#pins.point(person, update);
    });
    room.on("people", ({ people }) => this.#pins.keepCursorsOf(people));
    room.start();
  }
}
