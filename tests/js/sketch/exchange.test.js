import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { toBoardText, toClipboard } from "../../../frontend/static/sketch/export_json.js";
import { pngSize } from "../../../frontend/static/sketch/export_png.js";
import { toSvg } from "../../../frontend/static/sketch/export_svg.js";
import { BoardFileError, looksLikeBoard, placed, readBoardFile } from "../../../frontend/static/sketch/import_json.js";
import { complete, given } from "../../../frontend/static/sketch/item_fields.js";
import { COLOR_NAMES, PALETTES, tint } from "../../../frontend/static/sketch/palette.js";
import { bestUrl } from "../../../frontend/static/sketch/pictures.js";
import { layoutText, measureText } from "../../../frontend/static/sketch/text_layout.js";
import { ANA, item, stroke } from "./items.js";

const ID = "1a2b3c4d-0000-4000-8000-00000000000";
const ITEMS = [
  item(`${ID}1`, { z: 1, color: "#ff0000", fill: "blue", dash: "dashed" }),
  stroke(
    `${ID}2`,
    [
      [0, 0, 0.3],
      [50, 80, 0.9],
    ],
    { z: 2 },
  ),
  item(`${ID}3`, { z: 3, kind: "note", text: 'Say "yes" <now> & here', r: 0.5, size: 18 }),
];

test("a board comes back from its file as it was", () => {
  const { items, title } = readBoardFile(toBoardText(ITEMS, { title: "Plan" }));
  assert.equal(title, "Plan");
  assert.deepEqual(
    items.map((each) => complete(each, ANA)),
    ITEMS,
  );
  assert.deepEqual(readBoardFile(toBoardText([])).items, []);
});

test("what is left out has its default, and nothing is said of who drew it", () => {
  const said = given(item("a", { z: 0 }));
  assert.deepEqual(said, { id: "a", kind: "rectangle", x: 0, y: 0, w: 100, h: 50 });
});

test("text of other origin is not taken for a board", () => {
  assert.ok(looksLikeBoard(toClipboard(ITEMS)));
  assert.ok(!looksLikeBoard("roomful-board is nice") && !looksLikeBoard('{"a": 1}'));
});

/** @param {object} fields */
function fileWith(fields) {
  return JSON.stringify({ format: "roomful-board", version: 1, items: [{ ...given(ITEMS[1]), ...fields }] });
}

for (const [what, text, said] of /** @type {[string, string, RegExp][]} */ ([
  ["no JSON", "hello", /cannot be read/],
  ["another program's file", '{"type":"excalidraw","elements":[]}', /not a board file/],
  ["a file of tomorrow", '{"format":"roomful-board","version":2,"items":[]}', /newer version/],
  ["a file without items", '{"format":"roomful-board","version":1}', /no list/],
  ["an unknown kind", fileWith({ kind: "triangle" }), /^Item 1: its kind/],
  ["a place that is none", fileWith({ x: null }), /its x is/],
  ["a place beyond the board", fileWith({ y: 1e9 }), /its y is/],
  ["broken points", fileWith({ points: "3?_" }), /its points/],
  ["a colour of its own making", fileWith({ color: "url(x)" }), /its color/],
  ["an id that is none", fileWith({ id: "../x" }), /its id/],
  ["too much text", fileWith({ text: "x".repeat(5001) }), /its text/],
  ["no place", fileWith({ x: undefined }), /its x is missing/],
])) {
  test(`${what} is refused in a sentence`, () => {
    assert.throws(
      () => readBoardFile(text),
      (error) => error instanceof BoardFileError && said.test(error.message),
    );
  });
}

test("unknown fields of a file are left out", () => {
  assert.ok(!("by" in readBoardFile(fileWith({ by: "somebody", evil: 1 })).items[0]));
});

test("pasted items get ids of their own, lie on top, and their middle where one points", () => {
  let made = 0;
  const newId = () => {
    made += 1;
    return `new${made}`;
  };
  const square = [given(item("a", { w: 100, h: 100 })), given(item("b", { x: 100, w: 100, h: 100 }))];
  const there = placed(square, { at: { x: 500, y: 500 }, newId, z: 8 });
  assert.deepEqual(
    there.map(({ id, x, y, z }) => [id, x, y, z]),
    [
      ["new1", 400, 450, 8],
      ["new2", 500, 450, 9],
    ],
  );
  assert.deepEqual(
    placed(square, { newId, z: 1 }).map(({ x }) => x),
    [0, 100],
  );
});

test("an SVG has every item, its text safe, its colours those of the palette", () => {
  const noteless = ITEMS.filter(({ kind }) => kind !== "note");
  const svg = toSvg(noteless, { palette: PALETTES.light, title: "Plans & <more>" });
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+/);
  assert.match(svg, /<title>Plans &#38; &#60;more&#62;<\/title>/);
  assert.match(svg, new RegExp(`<rect[^>]*stroke="#ff0000"[^>]*fill="${PALETTES.light.tints.blue.fill}"`));
  assert.match(svg, new RegExp(`<path d="M[^"]+Z" fill="${PALETTES.light.ink}"/>`));
  assert.ok(!/NaN|undefined|Infinity/.test(svg));
});

test("an SVG without background has no paper, and an empty one is still one", () => {
  assert.ok(!toSvg([ITEMS[0]], { palette: PALETTES.light, background: false }).includes(PALETTES.light.paper));
  assert.match(toSvg([], { palette: PALETTES.dark }), /viewBox="0 0 1 1"/);
});

test("a PNG is as large as asked for, but never larger than a browser can make", () => {
  const two = pngSize([item("a", { size: 2 })], { scale: 2, margin: 10 });
  assert.deepEqual([two.width, two.height], [248, 148]);
  const huge = pngSize([item("a", { w: 1e6, h: 1e5 })], { scale: 2 });
  assert.ok(huge.width <= 8192 && huge.scale < 2);
});

/** Each letter is half as wide as it is high. @param {string} text */
function half(text) {
  return [...text].length / 2;
}

test("text is wrapped between words, and typed breaks stay", () => {
  assert.deepEqual(
    layoutText("one two three\n\nfour", 10, 40, half).map((line) => line.trim()),
    ["one two", "three", "", "four"],
  );
  assert.deepEqual(layoutText("one two three", 10, Infinity, half), ["one two three"]);
});

test("a word that is too long is broken, but never an emoji", () => {
  const lines = layoutText("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 10, 60, half);
  assert.ok(lines.length > 1 && lines.every((line) => line.replaceAll("👩‍👩‍👧", "") === ""));
  assert.deepEqual(layoutText("abcdefghij", 10, 25, half), ["abcde", "fghij"]);
});

test("a text is as wide as its longest line and as high as its lines", () => {
  assert.deepEqual(measureText("ab\nabcd", 10, Infinity, half), { w: 20, h: 26 });
});

test("the smallest picture that is sharp is taken", () => {
  const sizes = [200, 800, 400].map((width) => ({ url: `${width}`, width }));
  const info = { url: "full", width: 2000, height: 1000, ready: true, sizes };
  assert.deepEqual(
    [150, 300, 801, 5000].map((pixels) => bestUrl(info, pixels)),
    ["200", "400", "full", "full"],
  );
  assert.equal(bestUrl({ ...info, width: 500, height: 1000 }, 400), "200", "a tall one is as wide as its share");
});

/** The sRGB of an OKLCH colour, as CSS works it out. @param {number} l @param {number} c @param {number} h degrees */
function hexOf(l, c, h) {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const lms = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ];
  const [x, y, z] = lms.map((value) => value ** 3);
  const linear = [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
  return linear.map((value) => {
    const part = Math.min(1, Math.max(0, value));
    return Math.round(255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055));
  });
}

test("the board's twelve colours are those of the people", () => {
  const css = readFileSync(new URL("../../../frontend/static/css/people_colors.css", import.meta.url), "utf8");
  const rules = [
    ...css.matchAll(
      /\[data-color="(\w+)"\] \{\s*--hue: ([\d.]+);\s*--chroma-light: ([\d.]+);\s*--chroma-dark: ([\d.]+);/g,
    ),
  ];
  assert.deepEqual(
    rules.map(([, name]) => name),
    COLOR_NAMES,
  );
  for (const [, name, hue, light, dark] of rules) {
    for (const [palette, l, c] of /** @type {const} */ ([
      [PALETTES.light, 0.54, light],
      [PALETTES.dark, 0.78, dark],
    ])) {
      const expected = hexOf(l, Number(c), Number(hue));
      const got = palette.tints[name].stroke.match(/\w\w/g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
      assert.ok(
        got.every((value, i) => Math.abs(value - expected[i]) <= 3),
        `${name}: ${got} is not ${expected}`,
      );
    }
  }
});

test("a colour by name flips with the theme, a colour by number does not", () => {
  assert.notEqual(tint(PALETTES.light, "ink", "stroke"), tint(PALETTES.dark, "ink", "stroke"));
  assert.equal(tint(PALETTES.dark, "#123456", "stroke"), "#123456");
  assert.equal(tint(PALETTES.dark, "unheard of", "stroke"), PALETTES.dark.ink);
});
