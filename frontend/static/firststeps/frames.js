/** The small log under an example: its connection's state, and the last frames that went over the wire. */

import { element, hook } from "../shared/element.js";

const KEPT = 4; // frames that are shown
const LONG = 160; // characters of a frame that are shown

/** @typedef {"out" | "in"} Way */
/** @typedef {"" | "connecting" | "online" | "reconnecting"} State */

const ARROWS = { out: "→", in: "←" };
const SAID = { out: "sent", in: "received" };

export class Frames {
  #list;
  #dot;
  #words;

  /** @param {ParentNode} card */
  constructor(card) {
    this.#list = hook("frames", card);
    this.#dot = hook("dot", card);
    this.#words = hook("state-words", card);
  }

  /** @param {string | ArrayBuffer | Blob} data */
  out(data) {
    this.#add("out", data);
  }

  /** @param {string | ArrayBuffer | Blob} data */
  in(data) {
    this.#add("in", data);
  }

  /** @param {State} state @param {string} words */
  state(state, words) {
    this.#dot.dataset.state = state;
    this.#words.textContent = words;
  }

  /** @param {Way} way @param {string | ArrayBuffer | Blob} data */
  #add(way, data) {
    const arrow = element("span", { class: "frames__arrow", "aria-hidden": "true" }, ARROWS[way]);
    const said = element("span", { class: "visually-hidden" }, `${SAID[way]}: `);
    this.#list.append(element("li", { class: `frames__frame frames__frame--${way}` }, arrow, said, inShort(data)));
    while (this.#list.children.length > KEPT) this.#list.firstElementChild?.remove();
  }
}

/** @param {string | ArrayBuffer | Blob} data */
function inShort(data) {
  if (typeof data === "string") return data.length > LONG ? `${data.slice(0, LONG)}…` : data;
  const size = data instanceof Blob ? data.size : data.byteLength;
  return `${size.toLocaleString("en")} bytes`;
}
