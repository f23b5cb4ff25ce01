/** Looking elsewhere: a quick glide of the camera, or a jump for those who asked for less motion. */

/** @import { Camera } from "./camera.js" */

/** The middle, and how large. @typedef {{x: number, y: number, zoom: number}} Target */

const DURATION = 260; // milliseconds

/** @type {WeakMap<Camera, number>} the frame of a glide under way */
const flights = new WeakMap();

/** @param {Camera} camera @param {Target} target @param {number} [duration] milliseconds */
export function flyTo(camera, target, duration = DURATION) {
  stopFlight(camera);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches || duration <= 0) {
    camera.centreOn(target, target.zoom);
    return;
  }
  const from = { ...camera.centre, zoom: camera.zoom };
  const start = performance.now();
  const step = (/** @type {number} */ time) => {
    const part = Math.min(1, Math.max(0, (time - start) / duration));
    const { x, y, zoom } = between(from, target, eased(part));
    camera.centreOn({ x, y }, zoom);
    if (part < 1) flights.set(camera, requestAnimationFrame(step));
  };
  flights.set(camera, requestAnimationFrame(step));
}

/** Somebody takes the board in their hand. @param {Camera} camera */
export function stopFlight(camera) {
  cancelAnimationFrame(flights.get(camera) ?? 0);
  flights.delete(camera);
}

/** The zoom changes by the same factor at each step; the place so that it arrives with it. @param {Target} from @param {Target} to @param {number} part @returns {Target} */
export function between(from, to, part) {
  const zoom = from.zoom * (to.zoom / from.zoom) ** part;
  const near = from.zoom === to.zoom ? part : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
  return { x: from.x + (to.x - from.x) * near, y: from.y + (to.y - from.y) * near, zoom };
}

/** @param {number} part */
function eased(part) {
  return 1 - (1 - part) ** 3;
}
