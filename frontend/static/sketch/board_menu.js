/** What the menu does with a whole board: save it, open a file, see who drew what, clear it. */

import { element } from "../shared/element.js";
import { withPart } from "../shared/parts.js";
import { confirmClearing } from "./clearing.js";
import { addAll } from "./clipboard.js";
import { openDrawers } from "./drawers.js";
import { BoardFileError, readBoardFile } from "./import_json.js";
import { whyReadOnly } from "./permission.js";
import { itemCount } from "./wording.js";

/** @import { Pictures } from "./pictures.js" */
/** @import { Bench } from "./tools/tool.js" */

const JSON_TYPES = ".json,.roomful,application/json";

/** @param {Bench} bench @param {Pictures} pictures */
export function mountBoardMenu(bench, pictures) {
  const { room, shell } = bench;
  const input = element("input", { type: "file", accept: JSON_TYPES, hidden: true });
  document.body.append(input);
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = "";
    if (file) open(bench, file);
  });
  /** @type {Record<string, () => void>} */
  const runs = {
    export: () =>
      withPart(
        async () => await import("./export_dialog.js"),
        (part) => part.openExport(bench, pictures),
        shell.toast,
      ),
    import: () => input.click(),
    drawers: () => openDrawers(bench),
    clear: () => confirmClearing(bench),
  };
  for (const [name, run] of Object.entries(runs)) {
    document.querySelector(`[data-board-action="${name}"]`)?.addEventListener("click", run);
  }
  for (const type of /** @type {const} */ (["items.swept", "board.cleared"])) {
    room.on(type, ({ mine, count, seq }) => mine && count > 0 && tellRemoved(bench, count, seq));
  }
  const permit = () => {
    show("[data-owner-item]", room.role === "owner");
    show("[data-edit-item]", !whyReadOnly(room));
  };
  for (const name of /** @type {const} */ (["you", "room"])) room.on(name, permit);
  shell.shortcuts.add({ keys: "Mod+S", label: "Save as a picture or a file", group: "Board", run: runs.export });
  shell.shortcuts.add({ keys: "Mod+O", label: "Open a file", group: "Board", run: runs.import });
  permit();
}

/** @param {Bench} bench @param {File} file */
async function open(bench, file) {
  const why = whyReadOnly(bench.room);
  if (why) return bench.tell(why);
  try {
    const { items } = readBoardFile(await file.text());
    addAll(bench, items, bench.view.camera.centre);
    bench.tell(`${itemCount(items.length)} opened.`);
  } catch (failure) {
    bench.tell(failure instanceof BoardFileError ? failure.message : "This file could not be read.");
  }
}

/** It can be put back: by this message, and by Undo. @param {Bench} bench @param {number} count @param {number} seq */
function tellRemoved({ room, shell }, count, seq) {
  const undo = { label: "Undo", run: () => void room.send("items.revive", { seq }) };
  shell.toast({ text: `${itemCount(count)} removed.`, action: undo, seconds: 15 });
}

/** @param {string} selector @param {boolean} shown */
function show(selector, shown) {
  for (const node of document.querySelectorAll(selector)) node.toggleAttribute("hidden", !shown);
}
