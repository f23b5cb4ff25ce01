/** One person's cursor on the board, with the tool in use. */

import { icon } from "../shared/icons.js";
import { PersonCursor } from "../shared/person_cursor.js";

/** @import { Person } from "../../types.d.ts" */
/** @import { EdgePoint } from "../shared/edge.js" */

const UNSAID = ["select", "lasso", "hand", "image"]; // tools that are not worth a picture

export class CursorView extends PersonCursor {
  #tool = "";

  /** @param {Person} person @param {HTMLElement} stage @param {() => void} go to where they point */
  constructor(person, stage, go) {
    super(person, go);
    this.face.classList.add("board-cursor");
    stage.append(this.face, this.arrow);
  }

  /** @param {string} name */
  tool(name) {
    if (name === this.#tool) return;
    this.#tool = name;
    this.label.querySelector(".cursor__tool")?.remove();
    if (name && !UNSAID.includes(name)) this.label.append(icon(name, "cursor__tool"));
  }

  /** @param {{x: number, y: number}} at @param {EdgePoint | null} edge where its arrow stands, if it is out of sight */
  move(at, edge) {
    this.face.style.setProperty("translate", `${at.x.toFixed(1)}px ${at.y.toFixed(1)}px`);
    this.face.hidden = Boolean(edge);
    this.showArrow(edge);
  }
}
