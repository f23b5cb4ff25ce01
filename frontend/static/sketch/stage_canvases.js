/** The stage's two canvases, one for what is stored and one over it for what moves, with as many pixels as the screen has. */

const SHARPEST = 2; // device pixels per CSS pixel: beyond this nobody sees the difference

export class StageCanvases {
  stored = newCanvas("board__stored");
  live = newCanvas("board__live");
  /** Pixels of a canvas per pixel of the screen. */
  ratio = 1;
  #stage;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#stage = stage;
    stage.prepend(this.stored, this.live);
  }

  /** Keeps them as large as the stage, also when it is moved to another screen. @param {(width: number, height: number) => void} changed */
  fit(changed) {
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = this.#stage;
      this.ratio = Math.min(SHARPEST, window.devicePixelRatio || 1);
      for (const canvas of [this.stored, this.live]) {
        Object.assign(canvas, { width: Math.round(width * this.ratio), height: Math.round(height * this.ratio) });
      }
      changed(width, height);
    };
    const watchRatio = () => {
      matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener(
        "change",
        () => {
          measure();
          watchRatio();
        },
        { once: true },
      );
    };
    new ResizeObserver(measure).observe(this.#stage);
    watchRatio();
    measure();
  }
}

/** @param {string} name @returns {HTMLCanvasElement} */
function newCanvas(name) {
  const canvas = document.createElement("canvas");
  canvas.className = name;
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
}
