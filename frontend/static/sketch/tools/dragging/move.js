/** Moving what is selected: the others see it on its way. With Shift straight across or down, with Alt a copy moves. */

import { newId } from "../../../realtime/ids.js";
import { given } from "../../item_fields.js";
import { changesOf, moved } from "../../transform.js";

/** @import { Spot } from "../../spots.js" */
/** @import { Bench } from "../tool.js" */

export class Move {
  #bench;
  #start;
  #items;
  #copies;
  #copying = false;
  #by = { dx: 0, dy: 0 };

  /** @param {Bench} bench @param {Spot} start */
  constructor(bench, start) {
    this.#bench = bench;
    this.#start = start;
    this.#items = bench.selection.items;
    const top = bench.state.topZ + 1;
    this.#copies = this.#items.map((item, i) => ({ ...item, id: newId(), z: top + i }));
  }

  /** @param {Spot[]} spots */
  move(spots) {
    const spot = spots[spots.length - 1];
    const { view, frame, drags } = this.#bench;
    let [dx, dy] = [spot.x - this.#start.x, spot.y - this.#start.y];
    if (spot.shift && Math.abs(dx) > Math.abs(dy)) dy = 0;
    else if (spot.shift) dx = 0;
    this.#by = { dx, dy };
    this.#copying = spot.alt;
    view.preview(this.#copying ? this.#copies : this.#items, this.#by);
    frame.show(this.#items, this.#by);
    if (!this.#copying && !this.#bench.whyNot(this.#items)) drags.show(this.#bench.selection.ids, dx, dy);
  }

  drop() {
    const [{ send, view, selection }, { dx, dy }] = [this.#bench, this.#by];
    const why = this.#copying ? "" : this.#bench.whyNot(this.#items);
    if (why) this.#bench.tell(why);
    else if (this.#copying) {
      const copies = this.#copies.map((copy) => moved(copy, dx, dy));
      send({ add: copies.map(given) });
      selection.set(copies.map(({ id }) => id));
    } else {
      const { state } = this.#bench;
      const still = this.#items.flatMap(({ id }) => state.get(id) ?? []); // somebody may have removed one meanwhile
      send({ edit: still.map((item) => changesOf(item, moved(item, dx, dy))) });
    }
    view.preview(null);
    this.#bench.showSelection();
  }

  cancel() {
    this.#bench.view.preview(null);
    this.#bench.drags.show(this.#bench.selection.ids, 0, 0);
    this.#bench.showSelection();
  }
}
