/** What can be done with what is selected, from the panel, the keyboard or the list. Stop 1 of a message's way. */

import { newId } from "../realtime/ids.js";
import { given } from "./item_fields.js";
import { backward, forward, toBack, toFront } from "./stacking.js";
import { restyled } from "./style_fields.js";
import { changesOf, moved } from "./transform.js";
import { itemCount } from "./wording.js";

/** @import { Item, ItemChanges } from "../../types.d.ts" */
/** @import { Look } from "./brush.js" */
/** @import { Bench } from "./tools/tool.js" */

/** @typedef {ReturnType<typeof selectionActions>} SelectionActions */

const BESIDE = 16; // screen px: a copy lies beside what it was made of

/** @param {Bench} bench */
export function selectionActions(bench) {
  const { state, selection, view, brush, tell, send } = bench;

  /** Does it, unless one may not. @param {(items: Item[]) => void} act */
  const withItems = (act) => {
    const { items } = selection;
    const why = bench.whyNot(items);
    if (why) tell(why);
    else if (items.length) act(items);
  };

  /** @param {(all: readonly Item[], ids: ReadonlySet<string>) => ItemChanges[]} order */
  const restack = (order) => () => withItems(() => send({ edit: order(state.all(), new Set(selection.ids)) }));

  /** Of what is selected, or of what comes next. @param {Partial<Look>} look */
  function style(look) {
    if (selection.size) withItems((items) => send({ edit: restyled(items, look) }));
    brush.set(look);
  }

  function duplicate() {
    withItems((items) => {
      const [shift, top] = [BESIDE / view.camera.zoom, state.topZ + 1];
      const copies = items.map((item, i) => ({ ...given(moved(item, shift, shift)), id: newId(), z: top + i }));
      send({ add: copies });
      selection.set(copies.map(({ id }) => id));
    });
  }

  function remove() {
    withItems((items) => {
      send({ remove: items.map(({ id }) => id) });
      bench.shell.announce(`${itemCount(items.length)} removed.`);
      bench.stage.focus({ preventScroll: true });
    });
  }

  /** @param {(item: Item) => Item} after */
  function change(after) {
    withItems((items) => send({ edit: items.map((item) => changesOf(item, after(item))) }));
  }

  return {
    style,
    duplicate,
    remove,
    change,
    copy: () => void document.execCommand("copy"), // asks for a "copy" event, which the clipboard answers
    cut: () => void document.execCommand("cut"),
    toFront: restack(toFront),
    toBack: restack(toBack),
    forward: restack(forward),
    backward: restack(backward),
    all: () => bench.pickUp(state.all().map(({ id }) => id)),
  };
}
