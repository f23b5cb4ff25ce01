/** The uploaded pictures: what is known of each, and the one of its sizes that suits the zoom, once it is loaded. */

import { Emitter } from "../realtime/emitter.js";

/** @import { PictureInfo } from "../../types.d.ts" */

/** @typedef {{info?: PictureInfo, local?: HTMLImageElement, loaded: Map<string, HTMLImageElement>, askedAt: number}} Picture */

const AGAIN = 4000; // milliseconds until the server is asked again about a picture that was not ready

/** @extends {Emitter<{change: string}>} tells the id of a picture that looks different now */
export class Pictures extends Emitter {
  /** @type {Map<string, Picture>} */
  #pictures = new Map();
  #load;

  /** @param {(id: string) => Promise<PictureInfo>} load asks the server about a picture */
  constructor(load) {
    super();
    this.#load = load;
  }

  /** @param {string} id @param {PictureInfo} info */
  learn(id, info) {
    this.#picture(id).info = info;
    this.emit("change", id);
  }

  /** One's own, from the disk, until the server has it. @param {string} id @param {string} url of the browser's */
  useLocal(id, url) {
    const image = new Image();
    image.src = url;
    image.onload = () => {
      this.#picture(id).local = image;
      this.emit("change", id);
    };
  }

  /** @param {string} id @returns {PictureInfo | undefined} */
  info(id) {
    return this.#pictures.get(id)?.info;
  }

  /** The best that is loaded by now; a better one is fetched meanwhile. @param {string} id @param {number} pixels its longer side on the screen @returns {HTMLImageElement | null} */
  get(id, pixels) {
    const picture = this.#picture(id);
    const url = picture.info && bestUrl(picture.info, pixels);
    if (!url) this.#ask(id, picture);
    else if (!picture.loaded.has(url)) this.#fetch(id, picture, url);
    const exact = url ? picture.loaded.get(url) : undefined;
    return [exact, picture.local, ...picture.loaded.values()].find((image) => image && isLoaded(image)) ?? null;
  }

  /** @param {string} id @param {Picture} picture */
  #ask(id, picture) {
    const now = performance.now();
    if (!id || picture.local || now - picture.askedAt < AGAIN) return;
    picture.askedAt = now;
    const later = () => setTimeout(() => this.emit("change", id), AGAIN);
    this.#load(id).then((info) => (info.url ? this.learn(id, info) : later()), later);
  }

  /** @param {string} id @param {Picture} picture @param {string} url */
  #fetch(id, picture, url) {
    const image = new Image();
    picture.loaded.set(url, image);
    image.onload = () => this.emit("change", id);
    image.src = url;
  }

  /** @param {string} id @returns {Picture} */
  #picture(id) {
    const picture = this.#pictures.get(id) ?? { loaded: new Map(), askedAt: -Infinity };
    this.#pictures.set(id, picture);
    return picture;
  }
}

/** The smallest one that is sharp at this size; the largest if none is. @param {PictureInfo} info @param {number} pixels its longer side */
export function bestUrl({ url, width, height, sizes }, pixels) {
  const wide = pixels * Math.min(1, width / (height || 1));
  const enough = sizes.filter((size) => size.width >= wide).sort((one, other) => one.width - other.width);
  return enough[0]?.url ?? url;
}

/** @param {HTMLImageElement} image */
function isLoaded(image) {
  return image.complete && image.naturalWidth > 0;
}
