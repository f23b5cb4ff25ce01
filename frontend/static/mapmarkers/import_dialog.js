/** The dialog of an import: reading the file, what was found in it, and how much of it is stored. */

import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { markerCount } from "./wording.js";

/** @import { Report } from "./import_file.js" */

export class ImportDialog {
  #body = element("div", { class: "import" });
  #bar = element("progress", { class: "import__bar", max: 1, value: 0 });
  #says = element("p", { class: "import__says", role: "status" });
  #closed = false;
  #close;

  /** @param {string} name the file's @param {() => void} onClose */
  constructor(name, onClose) {
    this.#says.textContent = `Reading ${name}…`;
    this.#body.append(this.#says, this.#bar);
    this.#bar.setAttribute("aria-label", "How far it is");
    const opened = openDialog({
      title: "Import markers",
      content: this.#body,
      onClose: () => {
        this.#closed = true;
        onClose();
      },
    });
    this.#close = opened.close;
  }

  get isClosed() {
    return this.#closed;
  }

  close() {
    if (!this.#closed) this.#close();
  }

  /** @param {number} share from 0 to 1 @param {string} [words] */
  progress(share, words) {
    this.#bar.value = share;
    if (words && this.#says.textContent !== words) this.#says.textContent = words;
  }

  /** What was found, and a question. @param {string} name @param {Report} report @param {() => void} add */
  ask(name, report, add) {
    this.#says.textContent = `${markerCount(report.found)} found in ${name} (${report.format}).`;
    const button = element(
      "button",
      { class: "button button--filled", type: "button" },
      `Add ${markerCount(report.found)}`,
    );
    button.addEventListener("click", add);
    const actions = element("div", { class: "dialog__actions" }, this.#closer(report.found ? "Cancel" : "Close"));
    if (report.found) actions.append(button);
    this.#body.replaceChildren(this.#says, ...problemList(report), actions);
    button.focus();
  }

  /** They are on their way. */
  store() {
    this.#bar.value = 0;
    this.#body.replaceChildren(this.#says, this.#bar);
  }

  /** @param {string} why */
  fail(why) {
    this.#says.textContent = why;
    this.#body.replaceChildren(this.#says, element("div", { class: "dialog__actions" }, this.#closer("Close")));
  }

  /** @param {string} label */
  #closer(label) {
    const button = element("button", { class: "button", type: "button" }, label);
    button.addEventListener("click", () => this.close());
    return button;
  }
}

/** @param {Report} report @returns {HTMLElement[]} */
function problemList({ problems, unread }) {
  if (!problems.length) return [];
  const words = unread ? `${unread === 1 ? "1 place" : `${unread} places`} can’t be read:` : "Some of it is left out:";
  const rows = problems.map(({ line, why }) => element("li", {}, element("b", {}, `Line ${line}`), ` ${why}`));
  const list = element("ul", { class: "import__problems", tabindex: 0, "aria-label": "What can’t be read" }, ...rows);
  return [element("p", { class: "import__says" }, words), list];
}
