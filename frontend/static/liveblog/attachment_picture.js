/** The little picture of one that is being sent, or is there already. */

import { element } from "../shared/element.js";

const SIDE = 144; // px

/** The file as it is here: nothing waits for the server. @param {File} file */
export function pictureOfFile(file) {
  const canvas = element("canvas", { class: "attachment__picture", width: SIDE, height: SIDE });
  createImageBitmap(file).then(
    (image) => {
      const scale = SIDE / Math.min(image.width, image.height);
      const [width, height] = [image.width * scale, image.height * scale];
      canvas.getContext("2d")?.drawImage(image, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
    },
    () => {}, // no picture: the server says so
  );
  return canvas;
}

/** @param {string | null} url */
export function pictureAt(url) {
  if (!url) return element("span", { class: "attachment__picture" });
  return element("img", { class: "attachment__picture", src: url, alt: "" });
}
