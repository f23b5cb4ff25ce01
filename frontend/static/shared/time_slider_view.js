/** How the time slider looks: one bar at the bottom of the room. */

import { element } from "./element.js";
import { icon } from "./icons.js";

const SPEEDS = [1, 4, 16];

/**
 * @typedef {object} Wishes what its controls ask for
 * @property {() => void} play plays, or pauses
 * @property {(time: number) => void} seek to a moment, in milliseconds from the beginning
 * @property {(by: number) => void} step so many changes on, or back
 * @property {(speed: number) => void} speed
 * @property {() => void} restore
 * @property {() => void} close
 */

export class TimeSliderView {
  #play = button("play", "Play");
  #range = element("input", {
    class: "time-slider__range",
    type: "range",
    min: 0,
    step: "any",
    "aria-label": "Moment",
  });
  #what = element("span", { class: "time-slider__what" });
  #when = element("span", { class: "time-slider__when" });
  #speed = element("button", { class: "button button--quiet time-slider__speed", type: "button" });
  #restore = element("button", { class: "button", type: "button" }, "Bring this back");
  #close = element("button", { class: "button button--filled", type: "button" }, "Back to now");
  root = element(
    "section",
    { class: "time-slider", "aria-label": "Back in time", hidden: true },
    this.#play,
    element(
      "div",
      { class: "time-slider__track" },
      this.#range,
      element("p", { class: "time-slider__label" }, this.#when, this.#what),
    ),
    this.#speed,
    element("div", { class: "time-slider__ends" }, this.#restore, this.#close),
  );
  #index = 1;
  /** What had the focus before. @type {Element | null} */
  #before = null;

  /** @param {Wishes} wishes */
  constructor(wishes) {
    this.#play.addEventListener("click", () => wishes.play());
    this.#range.addEventListener("input", () => wishes.seek(this.#range.valueAsNumber));
    this.#speed.addEventListener("click", () => {
      this.#showSpeed((this.#index + 1) % SPEEDS.length);
      wishes.speed(SPEEDS[this.#index]);
    });
    this.#restore.addEventListener("click", () => wishes.restore());
    this.#close.addEventListener("click", () => wishes.close());
    this.root.addEventListener("keydown", (event) => this.#onKey(event, wishes));
    this.#showSpeed(this.#index);
  }

  /** @param {boolean} canRestore */
  open(canRestore) {
    this.#before = document.activeElement;
    this.#restore.hidden = !canRestore;
    this.root.hidden = false;
    this.#range.focus();
  }

  close() {
    this.root.hidden = true;
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  /** @param {boolean} isPlaying */
  playing(isPlaying) {
    this.#play.replaceChildren(icon(isPlaying ? "pause" : "play"));
    this.#play.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
  }

  /** @param {{time: number, duration: number, what: string, when: string}} moment */
  show({ time, duration, what, when }) {
    this.extend(duration);
    this.#range.value = String(time);
    this.#range.setAttribute("aria-valuetext", [when, what].filter(Boolean).join(", "));
    this.#when.textContent = when;
    this.#what.textContent = what;
  }

  /** @param {number} duration milliseconds */
  extend(duration) {
    this.#range.max = String(duration);
  }

  /** @param {number} index */
  #showSpeed(index) {
    this.#index = index;
    this.#speed.textContent = `${SPEEDS[index]}×`;
    this.#speed.setAttribute("aria-label", `Speed: ${SPEEDS[index]} times`);
  }

  /** Arrow keys go from change to change: a slider of milliseconds would creep. @param {KeyboardEvent} event @param {Wishes} wishes */
  #onKey(event, wishes) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -20, PageUp: 20 };
    const by = event.target === this.#range ? steps[/** @type {keyof typeof steps} */ (event.key)] : undefined;
    if (by) wishes.step(by);
    else if (event.key === "Escape") wishes.close();
    else if (event.key !== " " || event.target !== this.#range) return;
    else wishes.play();
    event.preventDefault();
    event.stopPropagation();
  }
}

/** @param {string} picture @param {string} label */
function button(picture, label) {
  return element(
    "button",
    { class: "button button--quiet button--icon", type: "button", "aria-label": label },
    icon(picture),
  );
}
