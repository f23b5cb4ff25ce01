/** Where a board was last looked at in this tab, so that a reload does not lose the place. */

/** @import { Camera } from "./camera.js" */

const PAUSE = 300; // ms

/** @param {Camera} camera @param {string} slug @returns {boolean} there was such a place, and it is shown */
export function restoreView(camera, slug) {
  try {
    const [x, y, zoom] = JSON.parse(sessionStorage.getItem(keyOf(slug)) ?? "[]");
    if (![x, y, zoom].every(Number.isFinite)) return false;
    camera.centreOn({ x, y }, zoom);
    return true;
  } catch {
    return false; // no storage, or not ours
  }
}

/** @param {Camera} camera @param {string} slug */
export function rememberView(camera, slug) {
  let timer = 0;
  const keep = () => {
    timer = 0;
    const { x, y } = camera.centre;
    try {
      sessionStorage.setItem(keyOf(slug), JSON.stringify([x, y, camera.zoom]));
    } catch {
      // Full or forbidden: a reload shows everything instead.
    }
  };
  camera.on("change", () => {
    if (!timer) timer = window.setTimeout(keep, PAUSE);
  });
}

/** @param {string} slug */
function keyOf(slug) {
  return `roomful:board-view:${slug}`;
}
