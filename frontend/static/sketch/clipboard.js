/** Copy, cut and paste: what is selected as text in the board's own format, so it goes from board to board; pictures and plain text come in too. */

import { newId } from "../realtime/ids.js";
import { toClipboard } from "./export_json.js";
import { placed, readBoardFile } from "./import_json.js";
import { given } from "./item_fields.js";
import { whyReadOnly } from "./permission.js";
import { measureText } from "./text_layout.js";
import { draft } from "./tools/draft.js";
import { itemCount } from "./wording.js";

/** @import { GivenItem } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */
/** @import { SelectionActions } from "./selection_actions.js" */
/** @import { Bench } from "./tools/tool.js" */

const TYPING = "input:not([type=radio], [type=checkbox], [type=range]), textarea, [contenteditable]";

/** @param {Bench} bench @param {SelectionActions} actions @param {() => Point} at where to put what is pasted */
export function mountClipboard(bench, actions, at) {
  document.addEventListener("copy", (event) => take(event));
  document.addEventListener("cut", (event) => take(event) && actions.remove());
  document.addEventListener("paste", (event) => {
    if (isTyping(event) || !event.clipboardData) return;
    event.preventDefault();
    const why = whyReadOnly(bench.room);
    const pictures = [...event.clipboardData.files].filter(({ type }) => type.startsWith("image/"));
    if (why) bench.tell(why);
    else if (pictures.length) bench.uploads.put(pictures, at());
    else pasteText(bench, event.clipboardData.getData("text/plain"), at());
  });

  /** @param {ClipboardEvent} event @returns {boolean} whether anything was taken */
  function take(event) {
    const { items } = bench.selection;
    if (isTyping(event) || !items.length || String(document.getSelection() ?? "")) return false;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", toClipboard(items));
    bench.shell.announce(`${itemCount(items.length)} copied.`);
    return true;
  }
}

/** @param {Bench} bench @param {GivenItem[]} items @param {Point} at */
export function addAll({ send, state, pickUp }, items, at) {
  const fresh = placed(items, { at, newId, z: state.topZ + 1 });
  send({ add: fresh });
  pickUp(fresh.map(({ id }) => id));
}

/** @param {Bench} bench @param {string} text @param {Point} at */
function pasteText(bench, text, at) {
  if (!text.trim()) return;
  try {
    addAll(bench, readBoardFile(text).items, at);
  } catch {
    addText(bench, text.slice(0, 5000), at); // no board: words
  }
}

/** @param {Bench} bench @param {string} text @param {Point} at */
function addText({ room, state, brush, pickUp }, text, at) {
  const fields = brush.fields("text");
  const { w, h } = measureText(text, fields.size ?? 0);
  const box = { x: Math.round(at.x - w / 2), y: Math.round(at.y - h / 2), w, h };
  const item = draft({ id: newId(), kind: "text", text, ...box, z: state.topZ + 1, ...fields });
  room.send("item.add", given(item));
  pickUp([item.id]);
}

/** @param {Event} event */
function isTyping({ target }) {
  return target instanceof Element && Boolean(target.closest(TYPING) || target.closest("dialog"));
}
