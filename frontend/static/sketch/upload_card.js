/** The place of a picture that is still being sent: it shows it faintly, how far it is, and lets one give it up. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";

/** @import { BoardView } from "./board_view.js" */

export class UploadCard {
  #root;
  #bar = element("progress", { class: "upload-card__bar", max: 1, value: 0, "aria-label": "Sending the picture" });
  #stop;

  /**
   * @param {HTMLElement} stage @param {BoardView} view @param {{x: number, y: number, w?: number, h?: number}} box @param {string} src
   * @param {() => void} giveUp
   */
  constructor(stage, view, { x, y, w = 0, h = 0 }, src, giveUp) {
    const closer = element(
      "button",
      { class: "upload-card__stop", type: "button", "aria-label": "Do not send it" },
      icon("close", "icon icon--small"),
    );
    closer.addEventListener("click", giveUp);
    const picture = element("img", { class: "upload-card__picture", src, alt: "" });
    this.#root = element("div", { class: "upload-card" }, picture, this.#bar, closer);
    stage.append(this.#root);
    const place = () => {
      const { camera } = view;
      const at = camera.toScreen({ x, y });
      this.#root.style.transform = `translate(${at.x}px, ${at.y}px)`;
      this.#root.style.width = `${w * camera.zoom}px`;
      this.#root.style.height = `${h * camera.zoom}px`;
    };
    this.#stop = view.camera.on("change", place);
    place();
  }

  /** @param {number} share 0 to 1 */
  show(share) {
    this.#bar.value = share;
  }

  remove() {
    this.#stop();
    this.#root.remove();
  }
}
