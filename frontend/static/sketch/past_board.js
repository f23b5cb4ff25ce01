/** The board as it once was, over the present one, which goes on behind it: looked at from where one just was. */

import { element } from "../shared/element.js";
import { BoardView } from "./board_view.js";
import { Gestures } from "./gestures.js";
import { ItemsState } from "./items_state.js";

/** @import { StoredEvent } from "../../types.d.ts" */
/** @import { Pictures } from "./pictures.js" */

export class PastBoard {
  #present;
  #pictures;
  /** @type {{root: HTMLElement, view: BoardView, state: ItemsState, dirty: Set<string>} | null} */
  #past = null;

  /** @param {BoardView} present @param {Pictures} pictures */
  constructor(present, pictures) {
    this.#present = present;
    this.#pictures = pictures;
  }

  open() {
    const root = element("div", { class: "board board--past", "aria-hidden": "true" });
    this.#present.stage.after(root);
    const state = new ItemsState();
    const view = new BoardView(root, state, this.#pictures);
    const { centre, zoom } = this.#present.camera;
    view.grid = this.#present.grid;
    view.camera.centreOn(centre, zoom);
    new Gestures(root, view.camera, { cancel: () => {}, isHand: () => true });
    this.#past = { root, view, state, dirty: new Set() };
  }

  close() {
    if (!this.#past) return;
    const { centre, zoom } = this.#past.view.camera;
    this.#present.camera.centreOn(centre, zoom);
    this.#past.root.remove();
    this.#past = null;
  }

  /** @param {any} state as the history begins with it */
  begin(state) {
    this.#touch(this.#past?.state.replace({ items: state?.items ?? [] }));
  }

  /** @param {StoredEvent} event */
  apply(event) {
    this.#touch(this.#past?.state.apply(/** @type {any} */ ({ ...event, mine: false })));
  }

  show() {
    if (!this.#past) return;
    this.#past.view.update([...this.#past.dirty]);
    this.#past.dirty.clear();
  }

  /** @param {readonly string[]} [ids] */
  #touch(ids = []) {
    for (const id of ids) this.#past?.dirty.add(id);
  }
}
