/**
 * The colours of a board, on light and on dark paper. The twelve names are those of css/people_colors.css, worked out as sRGB,
 * since a canvas, a PNG and an SVG need them without a page around them, and an export may have the other theme.
 */

/**
 * What a name means: `stroke` for lines and type, `fill` for the inside of shapes, `note` for the paper of sticky notes, `marker`
 * for the highlighter.
 * @typedef {{stroke: string, fill: string, note: string, marker: string}} Tints
 *
 * @typedef {object} Palette
 * @property {boolean} dark
 * @property {string} paper
 * @property {string} ink
 * @property {string} soft for what is still missing
 * @property {string} accent for what is being chosen
 * @property {string} grid
 * @property {string} gridStrong
 * @property {GlobalCompositeOperation & ("multiply" | "screen")} blend how a highlighter mixes with what is under it
 * @property {Record<string, Tints>} tints
 */

/** @type {Palette} */
const LIGHT = {
  dark: false,
  paper: "#f8f5ef",
  ink: "#29211b",
  soft: "#5a5149",
  accent: "#c23e16",
  grid: "#e0dacf",
  gridStrong: "#ccc5b9",
  blend: "multiply",
  tints: {
    red: { stroke: "#bd3838", fill: "#ffd4cf", note: "#ffd9d5", marker: "#ffbab3" },
    orange: { stroke: "#ad5010", fill: "#ffd6c1", note: "#ffdac8", marker: "#ffbd9b" },
    amber: { stroke: "#956308", fill: "#f9e0ae", note: "#ffe79e", marker: "#fade4e" },
    lime: { stroke: "#69770b", fill: "#dce5bc", note: "#ddebab", marker: "#c5db60" },
    green: { stroke: "#1b8439", fill: "#c8eacc", note: "#bdf3c3", marker: "#84e895" },
    teal: { stroke: "#0c816f", fill: "#b9ece0", note: "#a3f6e3", marker: "#74e5ce" },
    cyan: { stroke: "#0c7c90", fill: "#b7eaf7", note: "#b0efff", marker: "#6de0fb" },
    blue: { stroke: "#0d71c0", fill: "#c9e3fe", note: "#cfe6ff", marker: "#a8d2ff" },
    indigo: { stroke: "#585bda", fill: "#d7deff", note: "#dbe1ff", marker: "#c1caff" },
    violet: { stroke: "#8549c8", fill: "#e6d8ff", note: "#e9dcff", marker: "#d8c0ff" },
    magenta: { stroke: "#a53d9f", fill: "#f6d3f1", note: "#ffd3fa", marker: "#ffadf7" },
    rose: { stroke: "#ba3367", fill: "#ffd2dd", note: "#ffd7e0", marker: "#ffb6c9" },
    ink: { stroke: "#29211b", fill: "#dedad3", note: "#fcfaf6", marker: "#d1cdc7" },
  },
};

/** @type {Palette} */
const DARK = {
  dark: true,
  paper: "#1a1612",
  ink: "#efebe2",
  soft: "#bcb7ae",
  accent: "#f78b5c",
  grid: "#312b25",
  gridStrong: "#484038",
  blend: "screen",
  tints: {
    red: { stroke: "#fd968f", fill: "#593431", note: "#77413d", marker: "#923a37" },
    orange: { stroke: "#fd9b67", fill: "#583725", note: "#74452c", marker: "#8f410e" },
    amber: { stroke: "#f0a732", fill: "#513b1c", note: "#67531e", marker: "#766202" },
    lime: { stroke: "#afc43a", fill: "#3d4421", note: "#4f5824", marker: "#566201" },
    green: { stroke: "#66d37a", fill: "#2b482f", note: "#335e3a", marker: "#1c6c31" },
    teal: { stroke: "#3ad2b7", fill: "#184940", note: "#126052", marker: "#026a5b" },
    cyan: { stroke: "#39cbe9", fill: "#154752", note: "#095d6c", marker: "#006678" },
    blue: { stroke: "#7ebdfd", fill: "#28425c", note: "#30557a", marker: "#175d9b" },
    indigo: { stroke: "#a5b1fd", fill: "#383d5d", note: "#484e7c", marker: "#4b529d" },
    violet: { stroke: "#c7a3fc", fill: "#453958", note: "#5a4875", marker: "#684892" },
    magenta: { stroke: "#ec92e5", fill: "#50354e", note: "#6a4366", marker: "#7f3e7a" },
    rose: { stroke: "#fe91b1", fill: "#58333d", note: "#74404f", marker: "#8f3955" },
    ink: { stroke: "#efebe2", fill: "#413c38", note: "#37322d", marker: "#58554f" },
  },
};

export const PALETTES = { light: LIGHT, dark: DARK };

/** @type {readonly string[]} */
export const COLOR_NAMES = Object.keys(LIGHT.tints).filter((name) => name !== "ink");

/** The paper of a sticky note of which nothing else is said. */
export const NOTE_COLOR = "amber";

/** @param {boolean} dark @returns {Palette} */
export function boardPalette(dark) {
  return dark ? DARK : LIGHT;
}

/** A colour of an item as a canvas takes it: a name in the palette's tint, "#rrggbb" as it is. @param {Palette} palette @param {string} color @param {keyof Tints} use */
export function tint(palette, color, use) {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color;
  return (palette.tints[color] ?? palette.tints.ink)[use];
}
