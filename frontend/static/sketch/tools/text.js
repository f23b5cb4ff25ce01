/** Text: a press puts the caret there; what stands there already is edited instead. */

import { newId } from "../../realtime/ids.js";
import { draft } from "./draft.js";

/** @import { Point } from "../boxes.js" */
/** @import { Bench, Tool } from "./tool.js" */

/** @param {Bench} bench @returns {Tool} */
export function text(bench) {
  /** @type {Point | null} */
  let at = null;
  return {
    name: "text",
    label: "Text",
    icon: "text",
    key: "T",
    cursor: "text",
    harmless: false,
    down({ x, y }) {
      at = { x, y };
    },
    move: () => {},
    up() {
      if (at) writeAt(bench, at, true);
      at = null;
    },
    cancel() {
      at = null;
    },
    place: (point) => writeAt(bench, point, false),
  };
}

/**
 * @param {Bench} bench
 * @param {Point} point the middle of the first line's beginning
 * @param {boolean} mayEdit what is there already
 */
export function writeAt({ view, state, brush, editor }, point, mayEdit) {
  const there = mayEdit ? view.pick(point) : undefined;
  if (there?.kind === "text" || there?.kind === "note") return editor.edit(there);
  const fields = brush.fields("text");
  const size = fields.size ?? 0;
  const [x, y] = [Math.round(point.x), Math.round(point.y - size * 0.65)];
  editor.write(draft({ id: newId(), kind: "text", x, y, z: state.topZ + 1, ...fields }));
}
