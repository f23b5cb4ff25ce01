/** Writing on the board: a field that lies exactly over the text, kept up with while it is typed. Stop 1. */

import { changed, given } from "./item_fields.js";
import { layOver, newField } from "./text_field.js";
import { measureText, noteHeight } from "./text_layout.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { BoardView } from "./board_view.js" */
/** @import { ItemsState } from "./items_state.js" */

const PAUSE = 700; // ms without a key, then the others see it

export class TextEditor {
  #stage;
  #room;
  #view;
  #state;
  #then;
  #field = newField();
  /** What is being written, as the room has it or shall have it. @type {Item | null} */
  #item = null;
  #timer = 0;

  /**
   * @param {HTMLElement} stage @param {Room} room @param {BoardView} view @param {ItemsState} state
   * @param {{begun: () => void, done: (id: string) => void, whyNot: (item: Item) => string, tell: (why: string) => void}} then
   *   `done`: with "" if nothing was left of it
   */
  constructor(stage, room, view, state, then) {
    this.#stage = stage;
    this.#room = room;
    this.#view = view;
    this.#state = state;
    this.#then = then;
    stage.append(this.#field);
    view.camera.on("change", () => this.#place());
    this.#field.addEventListener("input", () => this.#changed());
    this.#field.addEventListener("blur", () => this.finish());
    this.#field.addEventListener("keydown", (event) => this.#onKey(event));
    addEventListener("pagehide", () => this.#store());
  }

  /** The thing that is being written, "" for none. */
  get id() {
    return this.#item?.id ?? "";
  }

  /** Begins a new one. @param {Item} item nobody has it yet */
  write(item) {
    this.#open(item);
  }

  /** @param {Item} item */
  edit(item) {
    const why = this.#then.whyNot(item);
    if (why) return this.#then.tell(why);
    this.#open(item);
    this.#field.select();
  }

  /** Stores what was written, and closes. */
  finish() {
    if (!this.#item) return;
    this.#store();
    const { id } = this.#item;
    this.#item = null;
    this.#field.hidden = true;
    this.#view.hide([]);
    this.#then.done(this.#state.get(id) ? id : "");
  }

  /** What is being written may have been changed, or removed, by another. @param {string[]} ids */
  refresh(ids) {
    const now = this.#item && this.#state.get(this.#item.id);
    if (!this.#item || !ids.includes(this.#item.id) || !now) return;
    this.#item = changed(now, { id: now.id, text: this.#item.text, w: this.#item.w, h: this.#item.h });
    this.#place();
  }

  /** @param {Item} item */
  #open(item) {
    this.finish();
    this.#item = item;
    this.#field.value = item.text;
    this.#field.hidden = false;
    this.#field.classList.toggle("text-editor--note", item.kind === "note");
    this.#field.setAttribute("wrap", item.kind === "note" ? "soft" : "off");
    this.#view.hide([item.id]);
    this.#grow();
    this.#place();
    this.#then.begun();
    this.#field.focus({ preventScroll: true });
  }

  #changed() {
    if (!this.#item) return;
    this.#item = changed(this.#item, { id: this.#item.id, text: this.#field.value });
    this.#grow();
    this.#place();
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#store(), PAUSE);
  }

  /** A text is as large as its words; a note becomes higher when it is full. */
  #grow() {
    const item = this.#item;
    if (!item) return;
    const { id, text, size } = item;
    if (item.kind === "text") this.#item = changed(item, { id, ...measureText(text || " ", size) });
    else this.#item = changed(item, { id, h: Math.max(item.h, noteHeight(text, size, item.w)) });
  }

  #place() {
    if (this.#item) layOver(this.#field, this.#item, this.#view);
  }

  /** Only what differs from what the room has. */
  #store() {
    window.clearTimeout(this.#timer);
    const item = this.#item;
    if (!item) return;
    const stored = this.#state.get(item.id);
    if (!item.text.trim()) {
      if (stored && (item.kind === "text" || stored.text)) this.#empty(stored);
      else if (!stored && item.kind === "note") this.#room.send("item.add", given(item));
    } else if (!stored) this.#room.send("item.add", given(item));
    else if (stored.text !== item.text) {
      const { id, text, w, h } = item;
      this.#room.send("item.edit", { id, text, w, h });
    }
  }

  /** Nothing is left of it: a note stays, a text goes. @param {Item} stored */
  #empty(stored) {
    if (stored.kind === "text") this.#room.send("item.remove", { id: stored.id });
    else this.#room.send("item.edit", { id: stored.id, text: "" });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    event.stopPropagation(); // the letters are not tools now
    const leave = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
    if (!leave || event.isComposing) return;
    event.preventDefault();
    this.finish();
    this.#stage.focus({ preventScroll: true });
  }
}
