/** Whether Space is held: then the board is dragged, whatever the tool. */

export class SpaceKey {
  isHeld = false;
  #stage;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#stage = stage;
    document.addEventListener("keydown", (event) => this.#press(event));
    document.addEventListener("keyup", ({ key }) => key === " " && this.#turn(false));
    window.addEventListener("blur", () => this.#turn(false));
  }

  /** On a button or in a text it means something else. @param {KeyboardEvent} event */
  #press(event) {
    if (event.key !== " " || (event.target !== document.body && event.target !== this.#stage)) return;
    event.preventDefault();
    this.#turn(true);
  }

  /** @param {boolean} isHeld */
  #turn(isHeld) {
    this.isHeld = isHeld;
    this.#stage.toggleAttribute("data-space", isHeld);
  }
}
