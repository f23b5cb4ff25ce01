/** A picture's file as it is on the disk: what it shows, and how large it shall be on the board. */

import { hundredths } from "./tools/drawn_box.js";

/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

const SHARE = 0.6; // of what is in sight, at most

/** Rejects where it is no picture. @param {File} file @returns {Promise<HTMLImageElement>} */
export async function loadPicture(file) {
  const image = new Image();
  image.src = await dataUrl(file); // not a blob: address, which the page's policy does not let pictures have
  await image.decode();
  return image;
}

/**
 * @param {{naturalWidth: number, naturalHeight: number}} picture @param {Camera} camera @param {Point} middle
 * @returns {{x: number, y: number, w: number, h: number}} board units
 */
export function fittedPicture({ naturalWidth, naturalHeight }, { width, height, zoom }, { x, y }) {
  const scale = Math.min(1, (SHARE * width) / naturalWidth, (SHARE * height) / naturalHeight) / zoom;
  const [w, h] = [hundredths(naturalWidth * scale), hundredths(naturalHeight * scale)];
  return { x: hundredths(x - w / 2), y: hundredths(y - h / 2), w, h };
}

/** @param {File} file @returns {Promise<string>} */
function dataUrl(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
