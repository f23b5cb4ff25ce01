/** Sticky notes: a press sticks one there, and the caret is in it. */

import { newId } from "../../realtime/ids.js";
import { draft } from "./draft.js";

/** @import { Point } from "../boxes.js" */
/** @import { Bench, Tool } from "./tool.js" */

const SIDE = 9; // times the height of the type

/** @param {Bench} bench @returns {Tool} */
export function note(bench) {
  /** @type {Point | null} */
  let at = null;
  return {
    name: "note",
    label: "Sticky note",
    icon: "note",
    key: "N",
    cursor: "copy",
    harmless: false,
    down({ x, y }) {
      at = { x, y };
    },
    move: () => {},
    up() {
      if (at) stick(bench, at);
      at = null;
    },
    cancel() {
      at = null;
    },
    place: (point) => stick(bench, point),
  };
}

/** @param {Bench} bench @param {Point} middle */
function stick({ brush, state, editor }, middle) {
  const fields = brush.fields("note");
  const side = Math.round(SIDE * (fields.size ?? 20));
  const [x, y] = [Math.round(middle.x - side / 2), Math.round(middle.y - side / 2)];
  editor.write(draft({ id: newId(), kind: "note", x, y, w: side, h: side, z: state.topZ + 1, ...fields }));
}
