/**
 * Points as a short string: the published encoded-polyline algorithm (zigzag, 5 bits a character, plus 63), for two or three
 * integers a point. The first character says how many. A stroke of a hand takes 2 to 4 characters a point; JSON of floats takes 30.
 */

const CHUNK = 32; // 5 bits
const BASE = 63; // "?": the first printable one of the algorithm
const LAST = BASE + 2 * CHUNK - 1;

/**
 * @param {ArrayLike<number>} integers all coordinates, one point after the other
 * @param {2 | 3} dims numbers a point
 * @param {ArrayLike<number>} [from] the point before the first one, the origin if there is none
 */
export function encode(integers, dims, from = [0, 0, 0]) {
  let text = String(dims);
  for (let i = 0; i < integers.length; i += 1) {
    const before = i < dims ? from[i] : integers[i - dims];
    text += encodeNumber(integers[i] - before);
  }
  return text;
}

/**
 * @param {string} text
 * @param {ArrayLike<number>} [from] the point before the first one
 * @returns {{dims: 2 | 3, integers: number[]}} RangeError if the text is not what `encode` makes
 */
export function decode(text, from = [0, 0, 0]) {
  const dims = dimsOf(text);
  /** @type {number[]} */
  const integers = [];
  for (let i = 1; i < text.length; ) {
    let [value, weight, code] = [0, 1, CHUNK];
    while (code >= CHUNK) {
      code = text.charCodeAt(i) - BASE;
      if (!(code >= 0 && code <= LAST - BASE)) throw new RangeError("A point is cut off or has a wrong character.");
      value += (code % CHUNK) * weight;
      weight *= CHUNK;
      i += 1;
    }
    const at = integers.length;
    const before = at < dims ? from[at] : integers[at - dims];
    integers.push(before + (value % 2 ? -(value + 1) / 2 : value / 2));
  }
  if (integers.length % dims) throw new RangeError("The last point is not whole.");
  return { dims, integers };
}

/** How many points the text holds, without working them out. @param {string} text */
export function countPoints(text) {
  let numbers = 0;
  for (let i = 1; i < text.length; i += 1) if (text.charCodeAt(i) < BASE + CHUNK) numbers += 1;
  return Math.floor(numbers / dimsOf(text));
}

/** @param {number} value */
function encodeNumber(value) {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = "";
  while (rest >= CHUNK) {
    text += String.fromCharCode(BASE + CHUNK + (rest % CHUNK));
    rest = Math.floor(rest / CHUNK);
  }
  return text + String.fromCharCode(BASE + rest);
}

/** @param {string} text @returns {2 | 3} */
function dimsOf(text) {
  if (text[0] === "2") return 2;
  if (text[0] === "3") return 3;
  throw new RangeError("The points begin with neither 2 nor 3.");
}
