/** The canvas over the stored things: whatever moves or is not stored yet. It is cleared and drawn anew, but only when asked for. */

/** @import { Camera } from "./camera.js" */
/** @import { Palette } from "./palette.js" */

/** @typedef {{time: number, camera: Camera, palette: Palette}} Frame time: ms, on the clock of requestAnimationFrame */
/** Draws in pixels of the screen; true: it wants to be called again at the next frame. @typedef {(context: CanvasRenderingContext2D, frame: Frame) => boolean | void} Painter */

export class LiveLayer {
  /** @type {Set<Painter>} */
  #painters = new Set();
  #canvas;
  #context;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  /** @param {Painter} painter @returns {() => void} takes it away again */
  add(painter) {
    this.#painters.add(painter);
    return () => this.#painters.delete(painter);
  }

  /** @param {Frame} frame @param {number} ratio pixels of the canvas per pixel of the screen @returns {boolean} whether somebody wants another frame */
  render(frame, ratio) {
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    let more = false;
    for (const painter of this.#painters) {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.save();
      if (painter(context, frame)) more = true;
      context.restore();
    }
    return more;
  }
}
