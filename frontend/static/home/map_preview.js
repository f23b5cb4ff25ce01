/** A small live world: the lobby map's markers and cursors as they move, to look at only. */

import { Room } from "../realtime/room.js";
import { hook } from "../shared/element.js";
import { newsOf, peopleWords } from "./news.js";
import { PreviewPins } from "./preview_pins.js";
import { PreviewWorld } from "./preview_world.js";

/** @import { Person, RoomEvent } from "../../types.d.ts" */

const PINNED = /** @type {const} */ (["marker.added", "marker.moved", "marker.edited", "marker.removed"]);
const SPEAK = 4000; // ms that a piece of news stays before the count of people comes back

export class MapPreview {
  #room;
  #world;
  #pins;
  #news;
  #dot;
  #timer = 0;

  /**
   * @param {ParentNode} card
   * @param {{socket: string, atlas: string, you: Person}} config
   */
  constructor(card, { socket, atlas, you }) {
    const stage = hook("preview-stage", card);
    this.#news = hook("preview-news", card);
    this.#dot = hook("preview-dot", card);
    this.#room = new Room({ url: socket, kind: "map", slug: "lobby", you });
    this.#world = new PreviewWorld(stage, atlas);
    this.#pins = new PreviewPins(stage, (place) => this.#world.toPixels(place));
    this.#world.onResize = () => this.#pins.placeAll();
  }

  start() {
    const room = this.#room;
    room.on("state", ({ state }) => "markers" in state && this.#pins.replace(state.markers));
    for (const type of PINNED) room.on(type, (event) => this.#pins.apply(event));
    room.on("event", (event) => this.#tell(event));
    room.on("marker.drag", (update) => this.#pins.drag(update));
    room.on("cursor.move", (update) => {
      const person = room.people.find(({ id }) => id === update.by);
      if (person && person.id !== room.you.id && "lat" in update) this.#pins.point(person, update);
    });
    room.on("people", ({ people }) => {
      this.#pins.keepCursorsOf(people);
      this.#showPeople();
    });
    room.on("status", ({ state }) => {
      this.#dot.dataset.state = state;
      this.#showPeople();
    });
    room.start();
  }

  /** @param {RoomEvent} event */
  #tell(event) {
    const title = "id" in event ? this.#pins.titleOf(event.id) : "";
    const news = newsOf(event, title);
    if (!news) return;
    clearTimeout(this.#timer);
    this.#news.textContent = news;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#showPeople();
    }, SPEAK);
  }

  #showPeople() {
    if (this.#timer) return;
    const { status, total, seq } = this.#room;
    this.#news.textContent = peopleWords(status.state, total, seq ?? 0);
  }
}
