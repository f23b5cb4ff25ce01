/** Which markers' titles fit on the screen: none over another title, none over another pin. */

/**
 * @typedef {{id: string, x: number, y: number, width: number, first: boolean}} Title
 *   x and y of the pin's tip and the title's width in pixels; `first`: it may push others aside
 */

const LINE = 20; // a title's height in pixels; it hangs below the tip
const PIN = { width: 24, height: 34 };

/** @param {Title[]} titles @returns {Set<string>} the ids of those to show */
export function fittingTitles(titles) {
  const pins = new Boxes();
  for (const { id, x, y } of titles) pins.add(id, x - PIN.width / 2, y - PIN.height, x + PIN.width / 2, y - 2);
  const shown = new Boxes();
  const fitting = new Set();
  for (const { id, x, y, width, first } of [...titles].sort(byImportance)) {
    /** @type {[number, number, number, number]} */
    const box = [x - width / 2, y, x + width / 2, y + LINE];
    if (!width || shown.touches("", ...box) || (!first && pins.touches(id, ...box))) continue;
    shown.add(id, ...box);
    fitting.add(id);
  }
  return fitting;
}

/** Steady: the same titles win at each call. @param {Title} a @param {Title} b */
function byImportance(a, b) {
  return Number(b.first) - Number(a.first) || (a.id < b.id ? -1 : 1);
}

/** Rectangles, found again by the square of the screen that they lie in. */
class Boxes {
  /** @type {Map<string, [string, number, number, number, number][]>} */
  #squares = new Map();

  /** @param {string} id @param {number} left @param {number} top @param {number} right @param {number} bottom */
  add(id, left, top, right, bottom) {
    for (const square of squaresOf(left, top, right, bottom)) {
      const boxes = this.#squares.get(square);
      if (boxes) boxes.push([id, left, top, right, bottom]);
      else this.#squares.set(square, [[id, left, top, right, bottom]]);
    }
  }

  /** @param {string} except @param {number} left @param {number} top @param {number} right @param {number} bottom */
  touches(except, left, top, right, bottom) {
    return squaresOf(left, top, right, bottom).some((square) =>
      this.#squares
        .get(square)
        ?.some((box) => box[0] !== except && box[1] < right && left < box[3] && box[2] < bottom && top < box[4]),
    );
  }
}

const SQUARE = 128; // pixels

/** @param {number} left @param {number} top @param {number} right @param {number} bottom @returns {string[]} */
function squaresOf(left, top, right, bottom) {
  const squares = [];
  for (let i = Math.floor(left / SQUARE); i <= right / SQUARE; i += 1) {
    for (let j = Math.floor(top / SQUARE); j <= bottom / SQUARE; j += 1) squares.push(`${i} ${j}`);
  }
  return squares;
}
