/** Saves a text while it is typed: after a pause, or when the field is left. There is no Save button. */

const PAUSE = 600; // milliseconds

export class Autosave {
  #timer = 0;
  /** As it was last shown or saved. */
  #known = "";
  #input;
  #save;

  /** @param {HTMLInputElement | HTMLTextAreaElement} input @param {(text: string) => void} save */
  constructor(input, save) {
    this.#input = input;
    this.#save = save;
    input.addEventListener("input", () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.flush(), PAUSE);
    });
    input.addEventListener("change", () => this.flush());
  }

  /** What the room has now; it does not disturb what is being typed. @param {string} text */
  show(text) {
    const typing = this.#input.value.trim() !== this.#known;
    this.#known = text;
    if (!typing && this.#input.value.trim() !== text) this.#input.value = text;
  }

  flush() {
    window.clearTimeout(this.#timer);
    const text = this.#input.value.trim();
    if (text === this.#known || this.#input.readOnly) return;
    this.#known = text;
    this.#save(text);
  }
}
