/** The field in which one writes: it lies exactly over the words on the canvas, turned and scaled as they are. */

import { element } from "../shared/element.js";
import { NOTE_COLOR, tint } from "./palette.js";
import { FONT, LINE, measureText, NOTE_PADDING } from "./text_layout.js";
import { corners } from "./turning.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { BoardView } from "./board_view.js" */

const LONGEST = 5000; // characters

export function newField() {
  return element("textarea", {
    class: "text-editor",
    hidden: true,
    maxlength: LONGEST,
    "aria-label": "Text",
    autocomplete: "off",
    spellcheck: "true",
    wrap: "off",
    placeholder: "Write",
  });
}

/** @param {HTMLTextAreaElement} field @param {Item} item @param {BoardView} view */
export function layOver({ style }, item, { camera, palette }) {
  const { x, y } = camera.toScreen(corners(item)[0]);
  const note = item.kind === "note";
  style.transform = `translate(${x}px, ${y}px) rotate(${item.r}rad) scale(${camera.zoom})`;
  style.width = `${note ? item.w : Math.max(item.w, item.size) + item.size}px`;
  style.height = `${Math.max(item.h, item.size * LINE)}px`;
  style.fontSize = `${item.size}px`;
  style.fontFamily = FONT;
  style.lineHeight = String(LINE);
  style.padding = note ? `${aboveWords(item)}px ${NOTE_PADDING}px ${NOTE_PADDING}px` : "0";
  style.color = tint(palette, item.color, "stroke");
  style.background = note ? tint(palette, item.fill || NOTE_COLOR, "note") : "transparent";
  style.opacity = String(item.opacity);
}

/** The words of a note stand in its middle. @param {Item} item */
function aboveWords({ text, size, w, h }) {
  const words = measureText(text || " ", size, w - 2 * NOTE_PADDING).h;
  return Math.max(NOTE_PADDING, (h - words) / 2);
}
