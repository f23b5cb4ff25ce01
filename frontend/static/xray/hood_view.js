/** The room's group: the channel layer, the processes and who is in them, and what was lost and found again. */

import { element } from "../shared/element.js";
import { StopNotes } from "./stop_notes.js";

/** @import { HoodFrame } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */

/** @type {Record<HoodFrame["layer"]["kind"], string>} */
const LAYERS = {
  memory: "In memory: what is sent stays in this process.",
  redis: "Redis: one message per process, not per browser.",
  other: "Of another kind.",
};
const COUNTS = /** @type {const} */ ([
  ["dropped", "Dropped", "messages that the layer was too slow for"],
  ["repaired", "Repaired", "events read from the database, since no notice came"],
  ["resent", "Caught up", "events written again to those who came back or were slow"],
  ["slow", "Slow now", "browsers that take nothing more for the moment"],
]);
const PROCESS_COUNTS = /** @type {const} */ ([
  ["dropped", "Dropped"],
  ["layer_errors", "Failures of the layer"],
  ["repairs", "Repairs"],
  ["slow_closed", "Closed as too slow"],
]);

export class HoodView {
  #room;
  #layer = element("div", {}, element("p", { class: "hood__soft" }, "The server has not told yet."));
  #who = element("div");
  #title = element("h3", {}, "Processes");
  #lost = element("div");
  #own = section("This process");
  /** @type {HoodFrame | null} */
  #told = null;

  /** @param {Room} room */
  constructor(room) {
    this.#room = room;
    this.#own.hidden = true;
    room.on("people", () => this.#told && this.show(this.#told)); // names of those who came meanwhile
    const parts = [
      section("Channel layer", this.#layer),
      element("section", { class: "hood__part" }, this.#title, this.#who, this.#notes("presence")),
      section("Lost and found", this.#lost, this.#notes("repair")),
      this.#own,
    ];
    this.root = element(
      "section",
      { class: "xray__panel xray__panel--hood", "aria-label": "The room's group and processes", "data-hood": true },
      element("div", { class: "xray__scroll hood" }, ...parts),
    );
  }

  /** Such as a page that can only read: its server cannot be asked. @param {string} why */
  cannot(why) {
    this.#layer.replaceChildren(element("p", { class: "hood__soft" }, why));
  }

  /** @param {HoodFrame} frame */
  show(frame) {
    const { layer, processes, counts, details } = frame;
    this.#told = frame;
    this.#layer.replaceChildren(
      element("p", {}, element("code", {}, layer.name)),
      element("p", { class: "hood__soft" }, LAYERS[layer.kind]),
    );
    this.#title.textContent = count(processes.length, "process", "processes");
    this.#who.replaceChildren(this.#processes(frame));
    this.#lost.replaceChildren(this.#counts(counts));
    this.#own.hidden = !details;
    if (!details) return;
    const all = numbers(PROCESS_COUNTS.map(([name, label]) => [label, details.counts[name], ""]));
    this.#own.replaceChildren(element("h3", {}, "This process, all rooms"), all);
  }

  /** @param {HoodFrame} frame */
  #processes({ processes, details }) {
    const lines = processes.map(({ here, people }, index) => {
      const told = details?.processes[index];
      const name = here ? "This one" : "Another";
      const names = told?.people.map((id) => this.#room.people.find((person) => person.id === id)?.name ?? "Somebody");
      return element(
        "li",
        {},
        element("span", { class: "hood__process" }, name, told ? element("code", {}, told.id) : null),
        element(
          "span",
          { class: "hood__people" },
          names?.length ? names.join(", ") : count(people, "person", "people"),
        ),
      );
    });
    const group = details
      ? element(
          "p",
          { class: "hood__soft" },
          element("code", {}, details.group),
          ` · process id ${details.pid} · ${count(details.sockets, "socket", "sockets")}`,
        )
      : null;
    return element("div", {}, element("ul", { class: "hood__processes" }, ...lines), group);
  }

  /** @param {HoodFrame["counts"]} counts */
  #counts(counts) {
    return numbers(COUNTS.map(([name, label, says]) => [label, counts[name], says]));
  }

  /** @param {string} at */
  #notes(at) {
    const notes = new StopNotes(this.#room.kind);
    const box = element("div", { class: "way__more hood__more" });
    const more = element("details", { class: "hood__details" }, element("summary", {}, "How this works"), box);
    more.addEventListener("toggle", () => more.open && notes.fill(box, at));
    return more;
  }
}

/** @param {string} title @param {...Node} content */
function section(title, ...content) {
  return element("section", { class: "hood__part" }, element("h3", {}, title), ...content);
}

/** @param {[string, number, string][]} rows */
function numbers(rows) {
  const pairs = rows.map(([label, value, says]) =>
    element(
      "div",
      { class: "hood__count", title: says || false },
      element("dt", {}, label),
      element("dd", {}, String(value)),
    ),
  );
  return element("dl", { class: "hood__counts" }, ...pairs);
}

/** @param {number} value @param {string} one @param {string} more */
function count(value, one, more) {
  return `${value} ${value === 1 ? one : more}`;
}
