/** Markers from files, and as files: the menu's entries, and a file that is dropped onto the map. */

import { hook } from "../shared/element.js";
import { withPart } from "../shared/parts.js";
import { mountFileDrop } from "./file_drop.js";
import { Importing } from "./importing.js";
import { fitAll } from "./map_view.js";

/** @import { History } from "../realtime/history.js" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Toast } from "../shared/toast.js" */
/** @import { Config } from "./page_config.js" */

/**
 * @param {Room} room @param {L.Map} map
 * @param {{config: Config, history: History, toast: Toast}} parts
 */
export function mountFiles(room, map, { config, history, toast }) {
  const importing = new Importing(room, {
    page: config.page,
    csrf: config.csrf,
    history,
    tell: (text) => void toast({ text }),
    done(markers, text) {
      fitAll(map, markers);
      toast({ text, action: { label: "Undo", run: () => history.undo() }, seconds: 10 });
    },
  });
  hook("import").addEventListener("click", () => importing.choose());
  hook("export").addEventListener("click", () =>
    withPart(
      async () => await import("./export_dialog.js"),
      ({ openExport }) => openExport(config.page),
      toast,
    ),
  );
  mountFileDrop(hook("stage"), (file) => void importing.read(file));
}
