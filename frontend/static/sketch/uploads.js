/** Pictures on their way to the board: chosen, pasted or dropped. Each holds its place, and says how far it is, until the room has it. */

import { newId } from "../realtime/ids.js";
import { element } from "../shared/element.js";
import { uploadImage } from "../shared/upload.js";
import { PICTURE_TYPES, refusalBefore } from "../shared/upload_words.js";
import { whyReadOnly } from "./permission.js";
import { fittedPicture, loadPicture } from "./picture_file.js";
import { UploadCard } from "./upload_card.js";

/** @import { GivenItem } from "../../types.d.ts" */
/** @import { Point } from "./boxes.js" */
/** @import { Config } from "./page_config.js" */
/** @import { Pictures } from "./pictures.js" */
/** @import { Bench } from "./tools/tool.js" */

const APART = 24; // screen px between pictures that come together

export class Uploads {
  #bench;
  #pictures;
  #config;
  #input = element("input", { type: "file", accept: PICTURE_TYPES.join(), multiple: true, hidden: true });

  /** @param {Bench} bench @param {Pictures} pictures @param {Config} config */
  constructor(bench, pictures, config) {
    this.#bench = bench;
    this.#pictures = pictures;
    this.#config = config;
    document.body.append(this.#input);
    this.#input.addEventListener("change", () => {
      this.put([...(this.#input.files ?? [])]);
      this.#input.value = "";
    });
    this.#takeDrops(bench.stage);
  }

  /** Asks for files. */
  choose() {
    this.#input.click();
  }

  /** @param {File[]} files @param {Point} [at] the middle of the first; without one, of what is in sight */
  async put(files, at) {
    const why = whyReadOnly(this.#bench.room);
    if (why && files.length) return this.#bench.tell(why);
    const { camera } = this.#bench.view;
    const { x, y } = at ?? camera.centre;
    for (const [i, file] of files.entries()) {
      const shift = (i * APART) / camera.zoom;
      await this.#take(file, { x: x + shift, y: y + shift });
    }
  }

  /** @param {File} file @param {Point} middle */
  async #take(file, middle) {
    const refusal = refusalBefore(file);
    const picture = refusal ? null : await loadPicture(file).catch(() => null);
    if (!picture) return this.#bench.tell(refusal || "This file could not be read as a picture.");
    const { state, view } = this.#bench;
    const image = newId();
    const box = fittedPicture(picture, view.camera, middle);
    this.#pictures.useLocal(image, picture.src);
    this.#send(file, { id: newId(), kind: "image", image, ...box, z: state.topZ + 1 }, picture.src);
  }

  /** @param {File} file @param {GivenItem & {image: string}} item @param {string} src */
  async #send(file, item, src) {
    const { room, stage, view, pickUp, shell } = this.#bench;
    const giveUp = new AbortController();
    const card = new UploadCard(stage, view, item, src, () => giveUp.abort());
    const { page, csrf } = this.#config;
    const onProgress = (/** @type {number} */ share) => card.show(share);
    try {
      const info = await uploadImage(file, { page, csrf, id: item.image, onProgress, signal: giveUp.signal });
      this.#pictures.learn(item.image, info);
      room.send("item.add", { ...item, image: info.id });
      pickUp([item.id]);
    } catch (failure) {
      const text = failure instanceof Error ? failure.message : "The picture could not be sent.";
      const again = { label: "Try again", run: () => void this.#send(file, item, src) };
      if (!giveUp.signal.aborted) shell.toast({ text, tone: "danger", action: again, seconds: 20 });
    } finally {
      card.remove();
    }
  }

  /** @param {HTMLElement} stage */
  #takeDrops(stage) {
    stage.addEventListener("dragover", (event) => event.preventDefault());
    stage.addEventListener("drop", (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      event.preventDefault();
      const { left, top } = stage.getBoundingClientRect();
      const at = this.#bench.view.camera.toBoard({ x: event.clientX - left, y: event.clientY - top });
      this.put(files, at);
    });
  }
}
