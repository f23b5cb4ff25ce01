/** What a turn of the wheel, or two fingers on a trackpad, ask for. A trackpad's pinch comes as a wheel with Ctrl held. */

const LINE_HEIGHT = 16; // pixels
const PAGE = 400; // pixels
const PER_PIXEL = 0.01; // of the logarithm of the zoom, per pixel of a trackpad's pinch
const MOST = 0.25; // of it at once: a notch of a mouse wheel is 100 pixels or more

/** @typedef {Pick<WheelEvent, "deltaX" | "deltaY" | "deltaMode" | "ctrlKey" | "metaKey" | "shiftKey">} Turn */

/** @param {Turn} turn @returns {{dx: number, dy: number, factor: number}} pixels to pan by; a factor for the zoom */
export function wheelMove({ deltaX, deltaY, deltaMode, ctrlKey, metaKey, shiftKey }) {
  const unit = [1, LINE_HEIGHT, PAGE][deltaMode] ?? 1;
  const [across, down] = [deltaX * unit, deltaY * unit];
  if (ctrlKey || metaKey) {
    const by = Math.max(-MOST, Math.min(MOST, -down * PER_PIXEL));
    return { dx: 0, dy: 0, factor: Math.exp(by) };
  }
  if (shiftKey && !across) return { dx: -down || 0, dy: 0, factor: 1 };
  return { dx: -across || 0, dy: -down || 0, factor: 1 };
}
