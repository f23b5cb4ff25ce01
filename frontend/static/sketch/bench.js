/** Lays out what the tools work with. */

import { History } from "../realtime/history.js";
import { BoardView } from "./board_view.js";
import { Brush } from "./brush.js";
import { Drags } from "./drags.js";
import { beforeOf, inverse, stillOf } from "./inverse.js";
import { ItemsState } from "./items_state.js";
import { Lasers } from "./lasers.js";
import { whyUnchangeable } from "./permission.js";
import { Pictures } from "./pictures.js";
import { Selection } from "./selection.js";
import { SelectionFrame } from "./selection_frame.js";
import { sendChanges } from "./send_changes.js";
import { StrokeKeeper } from "./stroke_keeper.js";
import { TextEditor } from "./text_editor.js";
import { Uploads } from "./uploads.js";

/** @import { PictureInfo } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Shell } from "../shared/shell.js" */
/** @import { Config } from "./page_config.js" */
/** @import { Bench } from "./tools/tool.js" */

/**
 * @param {object} parts
 * @param {HTMLElement} parts.stage @param {Room} parts.room @param {Shell} parts.shell @param {Config} parts.config
 * @param {Bench["take"]} parts.take @param {Bench["pickUp"]} parts.pickUp
 * @param {(id: true | string) => void} parts.written a text was begun (true), or is done: with its id, "" if nothing was left of it
 */
export function makeBench({ stage, room, shell, config, take, pickUp, written }) {
  const state = new ItemsState();
  const pictures = new Pictures((id) => askPicture(config, id));
  const view = new BoardView(stage, state, pictures);
  const selection = new Selection(state);
  const frame = new SelectionFrame(stage, view.camera);
  const editor = new TextEditor(stage, room, view, state, {
    begun: () => written(true),
    done: written,
    whyNot: (item) => whyUnchangeable(room, [item]),
    tell: (why) => void shell.toast({ text: why }),
  });
  const history = new History(room, { inverse, before: beforeOf(state), still: stillOf(state) });
  /** @type {Bench} */
  const bench = {
    ...{ stage, room, shell, state, view, selection, frame, editor, take, pickUp },
    brush: new Brush(),
    drags: new Drags(room, view, state),
    keeper: new StrokeKeeper(room),
    showSelection: () => frame.show(selection.items),
    tell: (text) => void shell.toast({ text }),
    whyNot: (items) => whyUnchangeable(room, items),
    send: (changes) => history.together(() => sendChanges(room, changes)),
    uploads: /** @type {Uploads} */ (/** @type {unknown} */ (null)),
  };
  bench.uploads = new Uploads(bench, pictures, config);
  return { bench, history, pictures, lasers: new Lasers(room, view) };
}

/** @param {Config} config @param {string} id @returns {Promise<PictureInfo>} */
async function askPicture({ page }, id) {
  const answer = await fetch(`${page}images/${id}/`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
