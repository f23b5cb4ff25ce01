/** What is to be said of a stop: what happens there, its lines of source, its chapter. The server knows; it is asked once. */

import { element } from "../shared/element.js";

/**
 * @typedef {{name: string, file: string, line: number, url: string}} Place
 * @typedef {{at: string, title: string, says: string, chapter: string, places: Place[]}} Stop
 * @typedef {{stops: Stop[], services: Record<string, Place>}} Known
 */

export class StopNotes {
  #kind;
  /** @type {Promise<Known | null> | null} */
  #known = null;

  /** @param {string} kind of room */
  constructor(kind) {
    this.#kind = kind;
  }

  /**
   * @param {HTMLElement} box
   * @param {string} at
   * @param {string} command whose service is named, where `at` is the service
   */
  async fill(box, at, command = "") {
    this.#known ??= ask(this.#kind);
    const known = await this.#known;
    const stop = known?.stops.find((each) => each.at === at);
    if (!known || !stop) {
      this.#known = null; // perhaps the next time
      box.replaceChildren(element("p", {}, "The server does not say what this is just now."));
      return;
    }
    const service = at === "service" ? known.services[command] : undefined;
    const places = [...(service ? [service] : []), ...stop.places].map((place) => element("li", {}, link(place)));
    const chapter = element("a", { class: "way__chapter", href: stop.chapter, target: "_blank" }, "Read the chapter");
    box.replaceChildren(element("p", {}, stop.says), element("ul", { class: "way__places" }, ...places), chapter);
  }
}

/** @param {Place} place */
function link({ name, file, line, url }) {
  const lines = element("span", { class: "way__lines" }, `${file}:${line}`);
  return element("a", { href: url, target: "_blank", rel: "noopener" }, element("code", {}, name), lines);
}

/** @param {string} kind @returns {Promise<Known | null>} */
async function ask(kind) {
  try {
    const answer = await fetch(`/under-the-hood/${kind}/`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // no network just now
  }
}
