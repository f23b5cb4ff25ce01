/** What scaling, turning and moving an end have in common: the selected things in another form, shown until it is stored. */

import { changesOf } from "../../transform.js";

/** @import { Item } from "../../../../types.d.ts" */
/** @import { Spot } from "../../spots.js" */
/** @import { Bench } from "../tool.js" */

export class Reshaping {
  #after;
  /** @type {Item[]} */
  #shown = [];

  /** @param {Bench} bench @param {(items: Item[], spot: Spot) => Item[]} after the form of the things for a place of the hand */
  constructor(bench, after) {
    this.bench = bench;
    this.items = bench.selection.items;
    this.#after = after;
  }

  /** @param {Spot[]} spots */
  move(spots) {
    this.#shown = this.#after(this.items, spots[spots.length - 1]);
    this.bench.view.preview(this.#shown);
    this.bench.frame.show(this.#shown);
  }

  drop() {
    const { state, view } = this.bench;
    const edit = this.#shown.flatMap((after, i) => (state.get(after.id) ? changesOf(this.items[i], after) : []));
    this.bench.send({ edit: edit.filter((changes) => Object.keys(changes).length > 1) });
    view.preview(null);
    this.bench.showSelection();
  }

  cancel() {
    this.bench.view.preview(null);
    this.bench.showSelection();
  }
}
