/** Text in lines: at the line breaks that somebody typed, and where the next word would not fit any more. */

export const FONT =
  '-apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, system-ui, sans-serif';
export const LINE = 1.3; // heights of the type from one line to the next
export const NOTE_PADDING = 14; // units
/** Another machine has another font: a line may be that much longer before it is broken. */
const FORGIVEN = 0.04;

/** A width of text, in units of its size. @typedef {(text: string) => number} Measure */

/** @param {number} size */
export function fontOf(size) {
  return `${size}px ${FONT}`;
}

/**
 * @param {string} text @param {number} size @param {number} width units, Infinity for lines as they were typed
 * @param {Measure} [measure] @returns {string[]}
 */
export function layoutText(text, size, width, measure = onCanvas) {
  const room = (width * (1 + FORGIVEN)) / size + FORGIVEN;
  return text.split(/\r\n|\r|\n/).flatMap((line) => wrapped(line, room, measure));
}

/** How much room a text takes. @param {string} text @param {number} size @param {number} [width] @param {Measure} [measure] @returns {{w: number, h: number}} */
export function measureText(text, size, width = Infinity, measure = onCanvas) {
  const lines = layoutText(text, size, width, measure);
  const widest = Math.max(0, ...lines.map((line) => measure(line.trimEnd())));
  return { w: Math.ceil(widest * size), h: Math.ceil(lines.length * LINE * size) };
}

/** How high a note of this width has to be for its text. @param {string} text @param {number} size @param {number} width */
export function noteHeight(text, size, width) {
  return measureText(text, size, width - 2 * NOTE_PADDING).h + 2 * NOTE_PADDING;
}

/** @param {string} line @param {number} room @param {Measure} measure @returns {string[]} */
function wrapped(line, room, measure) {
  if (room === Infinity || measure(line) <= room) return [line];
  const lines = [];
  let current = "";
  for (const word of line.match(/\S+\s*|\s+/g) ?? []) {
    if (measure((current + word).trimEnd()) <= room) current += word;
    else {
      if (current) lines.push(current);
      const parts = broken(word, room, measure);
      current = parts.pop() ?? "";
      lines.push(...parts);
    }
  }
  return [...lines, current];
}

/** A word that is too long for any line is broken where it must be, but never within an emoji. @param {string} word @param {number} room @param {Measure} measure @returns {string[]} */
function broken(word, room, measure) {
  if (measure(word.trimEnd()) <= room) return [word];
  const parts = [""];
  for (const letter of letters(word)) {
    const longer = parts[parts.length - 1] + letter;
    if (measure(longer.trimEnd()) <= room || !parts[parts.length - 1]) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts;
}

/** What a reader takes for one letter: a family emoji is seven characters to a program. @param {string} word */
function letters(word) {
  if (typeof Intl.Segmenter === "undefined") return [...word];
  return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
}

/** @type {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null} */
let ruler = null;
const TYPE = 100; // pixels: measured large, so that hinting plays no part

/** @type {Measure} */
function onCanvas(text) {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return text.length * 0.5;
  ruler.font = fontOf(TYPE);
  return ruler.measureText(text).width / TYPE;
}
