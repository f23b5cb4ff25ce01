/** The pictures of an update that is being written: dropped, pasted or picked, sent at once, and described in words. */

import { newId } from "../realtime/ids.js";
import { element, hook } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { uploadImage } from "../shared/upload.js";
import { pictureAt, pictureOfFile } from "./attachment_picture.js";

/** @import { PostImage } from "../../types.d.ts" */

/** @typedef {{id: string, root: HTMLElement, alt: HTMLInputElement, isThere: boolean}} Attachment */

export class Attachments {
  #list;
  #config;
  #changed;
  /** @type {Attachment[]} */
  #items = [];

  /** @param {HTMLElement} form @param {{page: string, csrf: string, limits: Record<string, number>}} config @param {() => void} changed */
  constructor(form, config, changed) {
    this.#list = hook("attachments", form);
    this.#config = config;
    this.#changed = changed;
    const files = /** @type {HTMLInputElement} */ (hook("files", form));
    hook('add="image"', form).addEventListener("click", () => files.click());
    files.addEventListener("change", () => {
      this.#send(files.files);
      files.value = "";
    });
    form.addEventListener("paste", (event) => this.#take(event, event.clipboardData));
    form.addEventListener("drop", (event) => {
      form.removeAttribute("data-dropping");
      this.#take(event, event.dataTransfer);
    });
    form.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.setAttribute("data-dropping", "");
    });
    form.addEventListener("dragleave", () => form.removeAttribute("data-dropping"));
  }

  /** Those that are stored, as a command names them. */
  get images() {
    return this.#items.filter(({ isThere }) => isThere).map(({ id, alt }) => ({ id, alt: alt.value.trim() }));
  }

  get isBusy() {
    return this.#items.some(({ root }) => root.querySelector("progress"));
  }

  /** @param {(PostImage | {id: string, alt: string})[]} images */
  set(images) {
    for (const { root } of this.#items) root.remove();
    this.#items = [];
    for (const image of images) {
      const { root, alt } = this.#add(image.id, image.alt, pictureAt("url" in image ? image.url : null));
      hook("state", root).textContent = alt.value ? "" : "Say in words what it shows.";
      this.#items[this.#items.length - 1].isThere = true;
    }
    this.#show();
  }

  /** @param {ClipboardEvent | DragEvent} event @param {DataTransfer | null} data */
  #take(event, data) {
    if (!data?.files.length) return;
    event.preventDefault();
    this.#send(data.files);
  }

  /** @param {FileList | null} files */
  #send(files) {
    const room = this.#config.limits.images - this.#items.length;
    for (const file of [...(files ?? [])].slice(0, room)) this.#upload(file);
  }

  /** @param {File} file */
  async #upload(file) {
    const item = this.#add(newId(), "", pictureOfFile(file));
    const state = hook("state", item.root);
    const bar = element("progress", { max: 1, value: 0, "aria-label": `Sending ${file.name}` });
    state.replaceChildren(bar);
    this.#changed();
    try {
      const { page, csrf } = this.#config;
      await uploadImage(file, { page, csrf, id: item.id, onProgress: (share) => (bar.value = share) });
      item.isThere = true;
      state.textContent = "It is stored. Say in words what it shows.";
    } catch (error) {
      state.textContent = error instanceof Error ? error.message : "The picture could not be sent.";
      state.setAttribute("data-failed", "");
    }
    this.#changed();
  }

  /** @param {string} id @param {string} words @param {HTMLElement} picture */
  #add(id, words, picture) {
    const alt = element("input", {
      class: "input",
      value: words,
      maxlength: this.#config.limits.alt,
      placeholder: "What does it show?",
      "aria-label": "What the picture shows",
    });
    const remove = element(
      "button",
      { class: "button button--quiet button--icon", type: "button", "aria-label": "Take the picture out" },
      icon("close"),
    );
    const state = element("p", { class: "attachment__state", "data-state": true, role: "status" });
    const root = element("li", { class: "attachment" }, picture, alt, remove, state);
    const item = { id, root, alt, isThere: false };
    remove.addEventListener("click", () => this.#remove(item));
    this.#items.push(item);
    this.#list.append(root);
    this.#show();
    return item;
  }

  /** @param {Attachment} item */
  #remove(item) {
    this.#items = this.#items.filter((other) => other !== item);
    item.root.remove();
    this.#show();
    this.#changed();
  }

  #show() {
    this.#list.hidden = this.#items.length === 0;
  }
}
