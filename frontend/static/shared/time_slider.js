/**
 * The time slider: plays the room from its events, as fast as one likes, stops anywhere, and (for the owner)
 * brings back what was. While it is open nothing can be changed, and the present goes on behind it.
 */

import { hook } from "./element.js";
import { Past, pagesOf } from "./past.js";
import { Playback } from "./playback.js";
import { TimeSliderView } from "./time_slider_view.js";
import { momentWords } from "./time_words.js";
/** @import { StoredEvent } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Announce } from "./announce.js" */
/** @import { Stage } from "./past.js" */
/** @import { Toast } from "./toast.js" */

/**
 * @typedef {object} Parts
 * @property {string} url where the history is read
 * @property {Stage} stage what shows the past
 * @property {() => void} begin the past is about to be shown
 * @property {() => void} end show the present again
 * @property {(event: StoredEvent) => string} describe what happened, in a few words; "" for nothing worth saying
 * @property {Announce} announce
 * @property {Toast} toast
 */

export class TimeSlider {
  #room;
  #with;
  #past;
  #playback = new Playback();
  #view;
  #time = 0;
  #speed = 4;
  #frame = 0;
  #drawn = 0;

  /** @param {Room} room @param {Parts} parts */
  constructor(room, parts) {
    this.#room = room;
    this.#with = parts;
    this.#past = new Past(parts.stage);
    this.#view = new TimeSliderView({
      play: () => (this.isPlaying ? this.#stop() : this.#play()),
      seek: (time) => this.#seek(time),
      step: (by) => this.#step(by),
      speed: (speed) => (this.#speed = speed),
      restore: () => this.#restore(),
      close: () => this.close(),
    });
    hook("stage").after(this.#view.root);
    room.on("event", (event) => this.#hear(/** @type {any} */ (event)));
  }

  get isOpen() {
    return !this.#view.root.hidden;
  }

  get isPlaying() {
    return this.#frame !== 0;
  }

  async open() {
    if (this.isOpen) return;
    try {
      await this.#past.load(pagesOf(this.#with.url));
    } catch {
      this.#with.toast({ text: "The history can't be read just now. Try again in a moment." });
      return;
    }
    this.#playback = new Playback(this.#past.events);
    this.#with.begin();
    this.#room.lookBack(true);
    document.body.toggleAttribute("data-past", true);
    this.#view.open(this.#room.role === "owner");
    this.#seek(this.#playback.duration);
    this.#with.announce("You look back in time. Arrow keys go from change to change.");
  }

  close() {
    if (!this.isOpen) return;
    this.#stop();
    this.#view.close();
    document.body.toggleAttribute("data-past", false);
    this.#room.lookBack(false);
    this.#with.end();
    this.#with.announce("Back to now.");
  }

  #play() {
    if (this.#time >= this.#playback.duration) this.#time = 0;
    this.#drawn = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#tick(now));
    this.#view.playing(true);
  }

  #stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#view.playing(false);
  }

  /** @param {number} now */
  #tick(now) {
    this.#show(this.#time + Math.max(0, now - this.#drawn) * this.#speed);
    this.#drawn = now;
    if (this.#time >= this.#playback.duration) return this.#stop();
    this.#frame = requestAnimationFrame((next) => this.#tick(next));
  }

  /** @param {number} time milliseconds from the beginning */
  #seek(time) {
    this.#stop();
    this.#show(time);
  }

  /** From change to change. @param {number} by */
  #step(by) {
    const count = this.#playback.passed(this.#time) + by;
    this.#seek(this.#playback.timeOf(Math.max(0, Math.min(count, this.#playback.count))));
  }

  /** @param {number} time */
  #show(time) {
    this.#time = Math.min(time, this.#playback.duration);
    const passed = this.#playback.passed(this.#time);
    this.#past.go(passed);
    const event = this.#past.events[passed - 1];
    const what = event ? this.#with.describe(event) : "The beginning";
    const when = event ? momentWords(event.at, Date.now()) : "";
    this.#view.show({ time: this.#time, duration: this.#playback.duration, what, when });
  }

  /** @param {StoredEvent} event */
  #hear(event) {
    if (!this.isOpen || !this.#past.add(event)) return;
    this.#playback.add(event);
    this.#view.extend(this.#playback.duration);
  }

  #restore() {
    const event = this.#past.events[this.#playback.passed(this.#time) - 1];
    this.#room.send("room.restore", { seq: event?.seq ?? 0 });
    this.close();
    this.#with.toast({ text: "Brought back for everybody. What happened since is still in the history." });
  }
}
