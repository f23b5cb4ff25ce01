/** The list of frames, the newest at the bottom, with a filter; a frame that is chosen shows its JSON. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { matches } from "./frames.js";
import { milliseconds } from "./way.js";

/** @import { Frames, Row } from "./frames.js" */

const SHOWN = 200; // rows

export class FrameList {
  #frames;
  #body = element("tbody");
  #scroller;
  #note = element("p", { class: "xray__note" });
  #json = element("pre", {
    class: "xray__json",
    tabindex: "0",
    "aria-label": "The frame as it was sent",
    hidden: true,
  });
  /** @type {{text: string, way: "" | "in" | "out"}} */
  #filter = { text: "", way: "" };
  /** @type {Map<number, HTMLTableRowElement>} */
  #drawn = new Map();
  /** @type {number | null} */
  #chosen = null;

  /** @param {Frames} frames */
  constructor(frames) {
    this.#frames = frames;
    const names = ["", "Type", "Seq", "Bytes", "ms"].map((name) =>
      element("th", { scope: "col" }, name || hidden("Way")),
    );
    const table = element("table", { class: "frames" }, element("thead", {}, element("tr", {}, ...names)), this.#body);
    this.#scroller = element(
      "div",
      { class: "xray__scroll", tabindex: "0", role: "region", "aria-label": "List of frames" },
      table,
    );
    this.root = element(
      "section",
      { class: "xray__panel xray__panel--frames", "aria-label": "Frames" },
      this.#bar(),
      this.#note,
      this.#scroller,
      this.#json,
    );
  }

  draw() {
    const atEnd = this.#scroller.scrollHeight - this.#scroller.scrollTop - this.#scroller.clientHeight < 24;
    const rows = this.#frames.rows.filter((row) => matches(row, this.#filter)).slice(-SHOWN);
    const wanted = new Set(rows.map(({ number }) => number));
    for (const [number, line] of this.#drawn) {
      if (wanted.has(number)) continue;
      line.remove();
      this.#drawn.delete(number);
    }
    rows.forEach((row, index) => {
      const line = this.#drawn.get(row.number) ?? this.#line(row);
      this.#fill(line, row);
      if (this.#body.children[index] !== line) this.#body.insertBefore(line, this.#body.children[index] ?? null);
    });
    this.#note.textContent = this.#words(rows.length);
    if (atEnd) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** @param {number} count */
  #words(count) {
    if (this.#frames.isPaused) return `Paused. ${this.#frames.missed} more have passed.`;
    if (!this.#frames.rows.length) return "Nothing has come or gone yet. Move something.";
    return count ? "" : "None of the frames is like that.";
  }

  #bar() {
    const text = element("input", {
      class: "input xray__filter",
      type: "search",
      placeholder: "Filter, such as marker",
      "aria-label": "Filter the frames",
    });
    text.addEventListener("input", () => {
      this.#filter.text = text.value;
      this.draw();
    });
    const ways = /** @type {const} */ ([
      ["", "All"],
      ["out", "Out"],
      ["in", "In"],
    ]).map(([way, label]) => {
      const input = element("input", { type: "radio", name: "xray-way", checked: way === "" });
      input.addEventListener("change", () => {
        this.#filter.way = way;
        this.draw();
      });
      return element("label", { class: "segments__item" }, input, label);
    });
    const choice = element("div", { class: "segments", role: "radiogroup", "aria-label": "Way" }, ...ways);
    return element("div", { class: "xray__bar" }, text, choice);
  }

  /** @param {Row} row */
  #line(row) {
    const way = row.way === "in" ? "In" : "Out";
    const choose = element("button", { class: "frames__type", type: "button", "aria-pressed": "false" }, row.type);
    choose.addEventListener("click", () => this.#choose(row));
    const about = row.about ? element("span", { class: "frames__about" }, row.about) : null;
    const line = element(
      "tr",
      { class: `frames__row frames__row--${row.way}` },
      element("td", { class: "frames__way" }, icon("arrow-up"), hidden(way)),
      element("td", { class: "frames__what" }, choose, about),
      element("td", { class: "frames__number" }, row.seq),
      element("td", { class: "frames__number" }, `${row.size}`),
      element("td", { class: "frames__number", "data-round-trip": true }),
    );
    line.addEventListener("click", ({ target }) => target instanceof HTMLButtonElement || this.#choose(row));
    this.#drawn.set(row.number, line);
    return line;
  }

  /** @param {HTMLTableRowElement} line @param {Row} row */
  #fill(line, row) {
    const time = row.roundTrip === null ? "" : milliseconds(row.roundTrip).replace(" ms", "");
    const cell = line.cells[line.cells.length - 1];
    if (cell.textContent !== time) cell.textContent = time;
    line.classList.toggle("frames__row--chosen", row.number === this.#chosen);
    line.querySelector("button")?.setAttribute("aria-pressed", String(row.number === this.#chosen));
  }

  /** Chosen again, it is closed. @param {Row} row */
  #choose(row) {
    this.#chosen = this.#chosen === row.number ? null : row.number;
    this.#json.hidden = this.#chosen === null;
    this.#json.textContent = JSON.stringify(JSON.parse(row.text), null, 2);
    this.#json.scrollTop = 0;
    this.draw();
  }
}

/** @param {string} text */
function hidden(text) {
  return element("span", { class: "visually-hidden" }, text);
}
