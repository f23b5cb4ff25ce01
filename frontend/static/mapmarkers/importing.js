/**
 * Putting the places of a file on the map: the server reads it, then they are sent as any other change is.
 * All of it is one step for undo. What a lost connection interrupts goes on by itself.
 */

import { inChunks } from "./chunks.js";
import { whyReadOnly } from "./grab.js";
import { ImportDialog } from "./import_dialog.js";
import { readFile } from "./import_file.js";
import { markerCount } from "./wording.js";

/** @import { GivenMarker } from "../../types.d.ts" */
/** @import { History } from "../realtime/history.js" */
/** @import { Room } from "../realtime/room.js" */

export class Importing {
  #room;
  #with;
  #input = Object.assign(document.createElement("input"), { type: "file", hidden: true });

  /**
   * @param {Room} room
   * @param {{page: string, csrf: string, history: History, tell: (text: string) => void,
   *   done: (markers: GivenMarker[], text: string) => void}} parts done: all that could be stored is
   */
  constructor(room, parts) {
    this.#room = room;
    this.#with = parts;
    this.#input.accept = ".geojson,.json,.gpx,.kml,.csv,.tsv,.txt";
    this.#input.dataset.importFile = "";
    document.body.append(this.#input);
    this.#input.addEventListener("change", () => {
      const file = this.#input.files?.[0];
      if (file) this.read(file);
      this.#input.value = "";
    });
  }

  choose() {
    const why = whyReadOnly(this.#room);
    if (why) this.#with.tell(why);
    else this.#input.click();
  }

  /** @param {File} file */
  async read(file) {
    const why = whyReadOnly(this.#room);
    if (why) return this.#with.tell(why);
    const giveUp = new AbortController();
    const dialog = new ImportDialog(file.name, () => giveUp.abort());
    const { page, csrf } = this.#with;
    try {
      const report = await readFile(file, {
        page,
        csrf,
        signal: giveUp.signal,
        onProgress: (share) => dialog.progress(share),
      });
      if (!dialog.isClosed) dialog.ask(file.name, report, () => this.#store(report.markers, dialog));
    } catch (error) {
      if (!dialog.isClosed) dialog.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {GivenMarker[]} markers @param {ImportDialog} dialog */
  #store(markers, dialog) {
    dialog.store();
    const ops = new Map();
    let [stored, refused, why] = [0, 0, ""];
    const show = () => {
      dialog.progress(stored / markers.length, `${stored} of ${markerCount(markers.length)} stored…`);
      if (ops.size) return;
      for (const stop of stops) stop();
      dialog.close();
      const text = refused ? `${markerCount(stored)} added, ${refused} not: ${why}` : `${markerCount(stored)} added.`;
      this.#with.done(markers, text);
    };
    const stops = [
      this.#room.on("settled", ({ op }) => {
        stored += ops.get(op) ?? 0;
        if (ops.delete(op)) show();
      }),
      this.#room.on("refused", ({ command: { op }, detail }) => {
        if (ops.has(op)) [refused, why] = [refused + (ops.get(op) ?? 0), detail];
        if (ops.delete(op)) show();
      }),
    ];
    this.#with.history.together(() => {
      for (const chunk of inChunks({ add: markers.map(withoutDefaults) })) {
        ops.set(this.#room.send("markers.change", chunk), chunk.add?.length ?? 0);
      }
    });
    show();
  }
}

/** @param {GivenMarker} marker @returns {GivenMarker} */
function withoutDefaults({ id, lat, lng, ...rest }) {
  return { id, lat, lng, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) };
}
