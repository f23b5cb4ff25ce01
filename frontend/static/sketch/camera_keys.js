/** Moving the board with the keyboard, while the board itself has the focus. */

/** @import { Camera } from "./camera.js" */

const STEP = 80; // pixels
const FACTOR = 1.25;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

/**
 * @param {HTMLElement} stage @param {Camera} camera
 * @param {{isFree: () => boolean, fit: () => void, moved?: () => void}} parts  isFree: the arrow keys have no other use now
 */
export function mountCameraKeys(stage, camera, { isFree, fit, moved = () => {} }) {
  stage.addEventListener("keydown", (event) => {
    if (event.target !== stage || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(event.key, camera, { isFree, fit });
    if (!act) return;
    event.preventDefault();
    moved();
    act();
  });
}

/** @param {string} key @param {Camera} camera @param {{isFree: () => boolean, fit: () => void}} parts */
function actionOf(key, camera, { isFree, fit }) {
  const arrow = isFree() ? ARROWS[key] : undefined;
  if (arrow) return () => camera.panBy(...arrow);
  if (key === "+" || key === "=") return () => camera.zoomBy(FACTOR);
  if (key === "-" || key === "_") return () => camera.zoomBy(1 / FACTOR);
  if (key === "0") return () => camera.zoomAt(1);
  return key === "1" ? fit : null;
}
