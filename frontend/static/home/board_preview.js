/** A small live board: what is drawn on the lobby board, also while it is drawn, to look at only. */

import { Room } from "../realtime/room.js";
import { hook } from "../shared/element.js";
import { BoardView } from "../sketch/board_view.js";
import { grow, isEmpty } from "../sketch/boxes.js";
import { ItemsState } from "../sketch/items_state.js";
import { LiveStrokes } from "../sketch/live_strokes.js";
import { Pictures } from "../sketch/pictures.js";
import { mountSync } from "../sketch/sync.js";
import { mountNews } from "./preview_news.js";

/** @import { Person } from "../../types.d.ts" */

const AIR = 40; // board units around what is drawn

export class BoardPreview {
  #room;
  #state = new ItemsState();
  #pictures;
  #view;

  /** @param {ParentNode} card @param {{socket: string, page: string, you: Person}} config */
  constructor(card, { socket, page, you }) {
    const stage = hook("preview-stage", card);
    this.#room = new Room({ url: socket, kind: "sketch", slug: "lobby", you, quiet: true });
    this.#pictures = new Pictures(async (id) => (await fetch(`${page}images/${id}/`)).json());
    this.#view = new BoardView(stage, this.#state, this.#pictures);
    this.#view.grid = false;
    new LiveStrokes(this.#room, this.#view);
    new ResizeObserver(() => this.#fit()).observe(stage);
    mountNews(card, this.#room, () => "");
  }

  start() {
    mountSync(this.#room, this.#state, this.#pictures, {
      loaded: () => this.#fit(),
      changed: (ids) => this.#view.update(ids),
      heard: () => this.#fit(),
    });
    this.#room.start();
  }

  /** All of it, whatever is added. */
  #fit() {
    const bounds = this.#view.bounds();
    if (!isEmpty(bounds)) this.#view.camera.fit(grow(bounds, AIR), { maxZoom: 1 });
  }
}
