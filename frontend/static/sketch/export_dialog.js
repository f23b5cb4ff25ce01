/** Saving a board: as a picture (PNG), as a drawing that can be scaled (SVG), or as a file that another board can open (JSON). */

import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { toBoardFile } from "./export_json.js";
import { toPng } from "./export_png.js";
import { toSvg } from "./export_svg.js";
import { choice } from "./style_controls.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Pictures } from "./pictures.js" */
/** @import { Bench } from "./tools/tool.js" */

const MARGIN = 24; // board units around the things

/** @typedef {{format: string, scale: number, background: boolean, selected: boolean}} Wish */

/** @param {Bench} bench @param {Pictures} pictures */
export function openExport(bench, pictures) {
  const { state, selection, room } = bench;
  if (!state.size) return bench.tell("There is nothing to save yet.");
  /** @type {Wish} */
  const wish = { format: "png", scale: 2, background: true, selected: selection.size > 0 };
  const save = element("button", { class: "button button--filled", type: "button" }, "Save");
  const content = element("div", { class: "export-form" }, ...fields(wish, selection.size));
  content.append(element("div", { class: "dialog__actions" }, save));
  const { close } = openDialog({ title: "Save the board", content });
  save.addEventListener("click", async () => {
    close();
    const items = wish.selected ? selection.items : [...state.all()];
    try {
      const file = await made(items, wish, bench, pictures);
      download(file, `${room.title || "board"}.${wish.format}`);
    } catch {
      bench.tell("That could not be made. Try a smaller scale, or fewer things.");
    }
  });
}

/** @param {Wish} wish @param {number} selected @returns {HTMLElement[]} */
function fields(wish, selected) {
  const formats = ways(
    "Format",
    wish.format,
    [
      ["png", "PNG"],
      ["svg", "SVG"],
      ["json", "JSON"],
    ],
    (value) => {
      wish.format = value;
      scales.hidden = value !== "png";
      background.hidden = value === "json";
    },
  );
  const scales = ways(
    "Size",
    String(wish.scale),
    [
      ["1", "1×"],
      ["2", "2×"],
      ["4", "4×"],
    ],
    (value) => {
      wish.scale = Number(value);
    },
  );
  const background = ways(
    "Background",
    "on",
    [
      ["on", "Paper"],
      ["off", "None"],
    ],
    (value) => {
      wish.background = value === "on";
    },
  );
  const parts = ways(
    "What",
    wish.selected ? "some" : "all",
    [
      ["all", "Everything"],
      ["some", `The selected (${selected})`],
    ],
    (value) => {
      wish.selected = value === "some";
    },
  );
  return [formats, scales, background, ...(selected ? [parts] : [])];
}

/** @param {string} legend @param {string} value @param {[string, string][]} options @param {(value: string) => void} onChange */
function ways(legend, value, options, onChange) {
  const choices = options.map(([each, label]) => ({ value: each, label, picture: element("span", {}, label) }));
  return choice({ legend, choices, value, classes: "style-ways", onChange });
}

/** @param {Item[]} items @param {Wish} wish @param {Bench} bench @param {Pictures} pictures @returns {Promise<Blob>} */
function made(items, { format, scale, background }, { view, room }, pictures) {
  const { palette } = view;
  const how = { palette, pictures, background, margin: MARGIN };
  if (format === "png") return toPng(items, { ...how, scale });
  const text = format === "svg" ? toSvg(items, how) : JSON.stringify(toBoardFile(items, { title: room.title }));
  return Promise.resolve(new Blob([text], { type: format === "svg" ? "image/svg+xml" : "application/json" }));
}

/** @param {Blob} file @param {string} name */
function download(file, name) {
  const link = element("a", { href: URL.createObjectURL(file), download: name.replace(/[/\\:*?"<>|]/g, " ").trim() });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
