/** Pen and highlighter: a line as the hand draws it. The others see it while it is drawn; it is stored when the pen is lifted. */

import { newId } from "../../realtime/ids.js";
import { StrokeRecorder } from "../stroke_recorder.js";
import { StrokeSender } from "../stroke_sender.js";

/** @import { Spot } from "../spots.js" */
/** @import { Bench } from "./tool.js" */

const MOST = 19_000; // points: the room takes 20,000 in one stroke, so a longer one goes on as a second

export class Freehand {
  cursor = "crosshair";
  harmless = false;
  #bench;
  #sender;
  /** @type {StrokeRecorder | null} */
  #recorder = null;

  /** @param {Bench} bench @param {{name: "pen" | "highlighter", label: string, key: string}} which */
  constructor(bench, { name, label, key }) {
    this.name = name;
    this.icon = name;
    this.label = label;
    this.key = key;
    this.#bench = bench;
    this.#sender = new StrokeSender(bench.room);
  }

  /** @param {Spot} spot */
  down(spot) {
    const { brush, state, view, keeper } = this.#bench;
    const { color = "ink", size = 1, opacity = 1 } = brush.fields(this.name);
    const { zoom } = view.camera;
    const recorder = new StrokeRecorder({
      id: newId(),
      kind: this.name,
      color,
      size,
      opacity,
      zoom,
      z: state.topZ + 1,
    });
    this.#recorder = recorder;
    this.#sender.begin(recorder.head);
    keeper.begin(recorder);
    this.move([spot]);
  }

  /** @param {Spot[]} spots */
  move(spots) {
    for (const spot of spots) {
      if (!this.#recorder) return;
      const point = this.#recorder.add(spot);
      if (point) this.#sender.add(point);
      if (this.#recorder.count >= MOST) this.#goOn(spot);
    }
    if (this.#recorder) this.#bench.view.preview([this.#recorder.item()]);
  }

  up() {
    const stroke = this.#recorder?.finish();
    const { room, view, keeper } = this.#bench;
    this.#recorder = null;
    if (stroke) {
      this.#sender.end();
      room.send("item.add", stroke);
    } else this.#sender.cancel();
    keeper.end();
    view.preview(null);
  }

  cancel() {
    if (!this.#recorder) return;
    this.#recorder = null;
    this.#sender.cancel();
    this.#bench.keeper.end();
    this.#bench.view.preview(null);
  }

  /** One that has become too long is stored, and the next one begins where it ended. @param {Spot} spot */
  #goOn(spot) {
    this.up();
    this.down(spot);
  }
}
