/** The side sheet of one marker: it opens on a click, and keeps up with what the others do to the marker meanwhile. */

import { element } from "../shared/element.js";
import { MarkerForm } from "./marker_form.js";
import { nameOf } from "./wording.js";
/** @import { Sheet } from "../shared/sheet.js" */
/** @import { Actions, Why } from "./marker_form.js" */
/** @import { MarkerHistory } from "./marker_history.js" */
/** @import { MarkersState } from "./markers_state.js" */

export class Panel {
  /** The marker that is shown, "" for none. */
  id = "";
  /** @type {MarkerForm | null} */
  #form = null;
  /** @type {MarkerHistory | null} */
  #history = null;
  #sheet;
  #state;
  #actions;
  #with;

  /**
   * @param {Sheet} sheet @param {MarkersState} state @param {Actions} actions
   * @param {{why: (id: string) => Why, select: (id: string) => void, history: (id: string) => MarkerHistory, gone: (name: string) => void}} parts
   */
  constructor(sheet, state, actions, parts) {
    this.#sheet = sheet;
    this.#state = state;
    this.#actions = actions;
    this.#with = parts;
  }

  /** @param {string} id @param {{naming?: boolean}} [options] naming: begin in the title */
  open(id, { naming = false } = {}) {
    const marker = this.#state.get(id);
    if (!marker || this.id === id) return;
    const form = new MarkerForm(id, this.#actions);
    form.root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sheet.close();
    });
    form.show(marker, this.#with.why(id));
    const history = this.#with.history(id);
    const content = element("div", {}, form.root, history.root);
    const focus = naming ? { focus: form.title } : {};
    this.#sheet.open({ title: nameOf(marker), content, onClose: () => this.#closed(), ...focus });
    [this.id, this.#form, this.#history] = [id, form, history];
    this.#with.select(id);
  }

  /** The marker may have changed, or gone, or what one may do with it. */
  refresh() {
    const marker = this.#state.get(this.id);
    if (marker) {
      this.#sheet.title = nameOf(marker);
      this.#form?.show(marker, this.#with.why(this.id));
    } else if (this.id) {
      const name = this.#sheet.title;
      this.#form = null;
      this.#sheet.close();
      this.#with.gone(name);
    }
  }

  close() {
    if (this.id) this.#sheet.close();
  }

  #closed() {
    this.#form?.flush();
    this.#history?.end();
    [this.id, this.#form, this.#history] = ["", null, null];
    this.#with.select("");
  }
}
