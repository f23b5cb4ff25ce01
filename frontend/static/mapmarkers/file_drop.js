/** A file that is dragged onto the map is imported. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";

/** @param {HTMLElement} stage @param {(file: File) => void} take */
export function mountFileDrop(stage, take) {
  const words = element("p", { class: "file-drop__words" }, icon("upload"), "Drop the file to import its markers");
  const cover = element("div", { class: "file-drop", hidden: true }, words);
  stage.append(cover);
  let inside = 0; // elements that the file was dragged into, and not out of yet

  /** @param {number} now */
  const show = (now) => {
    inside = Math.max(0, now);
    cover.hidden = !inside;
  };
  stage.addEventListener("dragenter", (event) => hasFile(event) && show(inside + 1));
  stage.addEventListener("dragleave", (event) => hasFile(event) && show(inside - 1));
  stage.addEventListener("dragover", (event) => hasFile(event) && event.preventDefault());
  stage.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    show(0);
    take(file);
  });
}

/** @param {DragEvent} event */
function hasFile({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") ?? false;
}
