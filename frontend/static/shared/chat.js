/** The room's chat: a sheet with the lines and a field; a badge counts what was not read. */

import { chatForm } from "./chat_form.js";
import { drawLines } from "./chat_lines.js";
import { ChatLog } from "./chat_log.js";
import { keepChoice, readChoice } from "./choices.js";
import { element, hook } from "./element.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Announce } from "./announce.js" */
/** @import { Sheet } from "./sheet.js" */

/** There, a field with the focus opens the keyboard over half of the screen. */
const fingers = matchMedia("(pointer: coarse)");

export class Chat {
  #room;
  #sheet;
  #button;
  #announce;
  #log = new ChatLog();
  #box = element("div", { class: "chat__log", role: "log", "aria-label": "Chat", tabindex: "0" });
  #form;
  #open = false;
  /** Colours of people who may have left. @type {Map<string, string>} */
  #colors = new Map();
  #readKey;

  /** @param {Room} room @param {{sheet: Sheet, button: HTMLElement, announce: Announce}} parts */
  constructor(room, { sheet, button, announce }) {
    this.#room = room;
    this.#sheet = sheet;
    this.#button = button;
    this.#announce = announce;
    this.#readKey = `chat-read:${room.kind}/${room.slug}`;
    this.#form = chatForm(room);
    button.addEventListener("click", () => this.toggle());
    this.#listen(room);
  }

  /** @param {Room} room */
  #listen(room) {
    room.on("state", ({ state }) => {
      this.#log.replace(state.chat);
      if (readChoice(this.#readKey) === null) this.#markRead();
      this.#show();
    });
    room.on("chat.said", (event) => {
      this.#log.add(event);
      if (!event.mine && !this.#open) this.#announce(`${event.who} wrote in the chat.`);
      this.#show();
    });
    room.on("pending", (command) => {
      if (command.type !== "chat.say") return;
      this.#log.expect(command.op, command.text);
      this.#show();
    });
    room.on("settled", ({ op, type }) => type === "chat.say" && this.#settle(op));
    room.on("refused", ({ command }) => command.type === "chat.say" && this.#settle(command.op));
    room.on("people", ({ people }) => {
      for (const { id, color } of people) this.#colors.set(id, color);
    });
    for (const name of /** @type {const} */ (["you", "room"])) room.on(name, () => this.#form.show());
  }

  toggle() {
    if (this.#open) this.#sheet.close();
    else this.#openSheet();
  }

  #openSheet() {
    this.#form.show();
    const content = element("div", { class: "chat" }, this.#box, this.#form.root);
    this.#sheet.open({
      title: "Chat",
      content,
      onClose: () => this.#setOpen(false),
      focus: fingers.matches ? undefined : this.#form.field,
    });
    this.#setOpen(true);
    this.#box.scrollTop = this.#box.scrollHeight;
  }

  /** @param {boolean} open */
  #setOpen(open) {
    this.#open = open;
    this.#button.setAttribute("aria-expanded", String(open));
    this.#show();
  }

  /** @param {string} op */
  #settle(op) {
    this.#log.settle(op);
    this.#show();
  }

  #show() {
    const { you } = this.#room;
    drawLines(this.#box, this.#log.shown(you), (id) => (id === you.id ? you.color : this.#colors.get(id)));
    if (this.#open && document.visibilityState === "visible") this.#markRead();
    const unread = this.#log.unread(Number(readChoice(this.#readKey)), you.id);
    const badge = hook("unread", this.#button);
    badge.hidden = unread === 0;
    badge.textContent = unread > 9 ? "9+" : String(unread);
    this.#button.setAttribute("aria-label", unread ? `Chat, ${unread} not read` : "Chat");
  }

  #markRead() {
    keepChoice(this.#readKey, String(this.#log.newest));
  }
}
