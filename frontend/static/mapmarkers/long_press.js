/** A finger that rests on the map for half a second: the touch way to put a marker there. */

const LONG = 500; // milliseconds
const STILL = 9; // pixels that a resting finger may wander

/** @param {HTMLElement} element @param {(event: PointerEvent) => boolean} pressed it was for us */
export function onLongPress(element, pressed) {
  let timer = 0;
  let fingers = 0;
  let start = { x: 0, y: 0 };
  const forget = () => window.clearTimeout(timer);

  element.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch") return;
    fingers = event.isPrimary ? 1 : fingers + 1;
    forget();
    if (fingers > 1) return;
    start = { x: event.clientX, y: event.clientY };
    timer = window.setTimeout(() => {
      if (pressed(event)) swallowClick(element);
    }, LONG);
  });
  element.addEventListener("pointermove", (event) => {
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL) forget();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    element.addEventListener(end, () => {
      fingers = 0;
      forget();
    });
  }
  element.addEventListener("contextmenu", (event) => event.preventDefault());
}

/** Lifting the finger is not a click as well. @param {HTMLElement} element */
function swallowClick(element) {
  const swallow = (/** @type {Event} */ event) => event.stopPropagation();
  element.addEventListener("click", swallow, { capture: true, once: true });
  const forget = () => element.removeEventListener("click", swallow, { capture: true });
  element.addEventListener("pointerdown", forget, { capture: true, once: true });
}
