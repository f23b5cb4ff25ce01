/** The way of the last message, drawn: a line from stop to stop, each with the time that was measured there. */

import { element } from "../shared/element.js";
import { StopNotes } from "./stop_notes.js";
import { drawn, milliseconds, replaces, STOPS } from "./way.js";

/** @import { WayFrame } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Frames } from "./frames.js" */
/** @import { Leg } from "./way.js" */

/** Until the server's list is here. @type {Record<string, string>} */
const TITLES = {
  browser: "Browser",
  server: "Server",
  consumer: "Consumer",
  database: "Database",
  service: "Service",
  commit: "Commit",
  group: "Group",
  relay: "Relay",
  browsers: "Browsers",
};

export class WayView {
  #room;
  #frames;
  #notes;
  #name = element("h3", { class: "way__name" }, "The way of a message");
  #facts = element("p", { class: "way__facts" }, "Move, draw or write something, or wait for somebody else to.");
  /** @type {Map<string, Line>} */
  #lines = new Map();
  /** @type {WayFrame | null} */
  #way = null;
  #takenAt = 0;

  /**
   * @param {Room} room
   * @param {Frames} frames
   */
  constructor(room, frames) {
    this.#room = room;
    this.#frames = frames;
    this.#notes = new StopNotes(room.kind);
    const list = element("ol", { class: "way" });
    for (const at of STOPS) {
      const line = makeLine(at, () => this.#toggle(at));
      this.#lines.set(at, line);
      list.append(line.root);
    }
    this.root = element(
      "section",
      { class: "xray__panel xray__panel--way", "aria-label": "The way of the last message", "data-way": true },
      element("div", { class: "way__head" }, this.#name, this.#facts),
      element("div", { class: "xray__scroll" }, list),
    );
  }

  /** @param {WayFrame} way */
  take(way) {
    const now = performance.now();
    if (!replaces(this.#way, way, now - this.#takenAt)) return;
    const service = /** @type {Line} */ (this.#lines.get("service"));
    if (!service.notes.hidden && way.name !== this.#way?.name) this.#notes.fill(service.notes, "service", way.name);
    this.#takenAt = now;
    this.#way = way;
  }

  draw() {
    const way = this.#way;
    if (!way) return;
    const mine = way.by === this.#room.you.id;
    const page = { mine, roundTrip: this.#frames.roundTripOf(way.op), handled: this.#frames.handledOf(way.seq) };
    const { legs, total } = drawn(way, page);
    this.root.dataset.seq = way.seq === undefined ? "" : String(way.seq);
    this.#name.textContent = way.name;
    this.#facts.textContent = this.#words(way, total);
    for (const leg of legs) fill(/** @type {Line} */ (this.#lines.get(leg.at)), leg, total);
  }

  /** @param {WayFrame} way @param {number} total */
  #words(way, total) {
    const words = [way.seq === undefined ? "" : `number ${way.seq}`, this.#who(way.by)];
    if (way.of === "live") words.push("out of date in a moment");
    if (way.outcome && way.outcome !== "done")
      words.push(way.outcome === "duplicate" ? "done before" : `refused: ${way.outcome}`);
    words.push(`${milliseconds(total)} in the server`);
    return words.filter(Boolean).join(" · ");
  }

  /** @param {string} by */
  #who(by) {
    if (by === this.#room.you.id) return "by you";
    const person = this.#room.people.find(({ id }) => id === by);
    return person ? `by ${person.name}` : "";
  }

  /** @param {string} at */
  #toggle(at) {
    const { notes, button } = /** @type {Line} */ (this.#lines.get(at));
    notes.hidden = !notes.hidden;
    button.setAttribute("aria-expanded", String(!notes.hidden));
    if (!notes.hidden) this.#notes.fill(notes, at, this.#way?.name ?? "");
  }
}

/** @typedef {ReturnType<typeof makeLine>} Line */

/** @param {string} at @param {() => void} toggle */
function makeLine(at, toggle) {
  const note = element("span", { class: "way__note" });
  const bar = element("span", { class: "way__bar" });
  const time = element("span", { class: "way__time" });
  const notes = element("div", { class: "way__more", id: `way-${at}`, hidden: true });
  const button = element(
    "button",
    { class: "way__stop", type: "button", "aria-expanded": "false", "aria-controls": `way-${at}` },
    element("span", { class: "way__dot" }),
    element("span", { class: "way__title" }, TITLES[at]),
    element("span", { class: "way__track" }, bar, note),
    time,
  );
  button.addEventListener("click", toggle);
  return {
    at,
    root: element("li", { class: "way__leg", "data-stop": at }, button, notes),
    button,
    note,
    bar,
    time,
    notes,
  };
}

/** @param {Line} line @param {Leg} leg @param {number} total */
function fill({ root, bar, note, time }, leg, total) {
  root.classList.toggle("way__leg--unmeasured", leg.ms === null);
  note.textContent = leg.note;
  time.textContent = leg.ms === null ? "–" : milliseconds(leg.ms);
  const isOnScale = leg.start !== null && leg.ms !== null && total > 0;
  bar.hidden = !isOnScale;
  if (!isOnScale) return;
  bar.style.setProperty("--from", String((leg.start ?? 0) / total));
  bar.style.setProperty("--width", String((leg.ms ?? 0) / total));
}
