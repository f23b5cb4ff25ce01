/** The dots of the board's paper: about as far apart on the screen at every zoom. */

/** @import { Box } from "./boxes.js" */
/** @import { Context } from "./draw_item.js" */
/** @import { Palette } from "./palette.js" */

const APART = 18; // pixels on the screen, at least
const UNIT = 20; // units between dots, up to a zoom at which they are far apart
const COARSER = 5; // from one step to the next; each fifth dot is stronger

/** Units between two dots. @param {number} zoom pixels per unit */
export function gridStep(zoom) {
  const steps = Math.ceil(Math.log(APART / (UNIT * zoom)) / Math.log(COARSER));
  return UNIT * COARSER ** Math.max(0, steps);
}

/** @param {Context} context in pixels @param {{box: Box, scale: number, ratio: number, palette: Palette}} where `scale`: pixels per unit, `ratio`: of them per pixel of the screen */
export function drawGrid(context, { box, scale, ratio, palette }) {
  const step = gridStep(scale / ratio);
  const width = Math.max(1, Math.round(1.6 * ratio));
  const [left, top] = [Math.floor(box.left / step), Math.floor(box.top / step)];
  for (let i = left; i * step <= box.right; i += 1) {
    const x = Math.round((i * step - box.left) * scale - width / 2);
    for (let j = top; j * step <= box.bottom; j += 1) {
      const strong = i % COARSER === 0 && j % COARSER === 0;
      context.fillStyle = strong ? palette.gridStrong : palette.grid;
      context.fillRect(x, Math.round((j * step - box.top) * scale - width / 2), width, width);
    }
  }
}
