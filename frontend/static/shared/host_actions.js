/** What the owner can do about a person: take back what they did, and show them out. Both can be undone. */

import { openDialog } from "./dialog.js";
import { element } from "./element.js";
import { icon } from "./icons.js";
/** @import { Person } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Toast } from "./toast.js" */

/** @typedef {Pick<Person, "id" | "name"> & {role?: Person["role"]}} Somebody also one who has left */

export class HostActions {
  #room;
  #toast;
  /** Whose changes are being taken back, by the command's op. @type {Map<string, string>} */
  #asked = new Map();

  /** @param {Room} room @param {Toast} toast */
  constructor(room, toast) {
    this.#room = room;
    this.#toast = toast;
    room.on("room.undone", ({ op, seq, count }) => this.#tell(op, seq, count));
    room.on("refused", ({ command }) => this.#asked.delete(command.op));
  }

  /** Asks what to do about somebody. @param {Somebody} person */
  open({ id, name, role }) {
    const parts = [];
    if (this.#room.kind !== "live")
      parts.push(
        part(
          `Everything that ${name} added, moved or changed becomes what it was before. What others have changed since stays. You can put it all back.`,
          button("undo", `Undo what ${name} did`, () => close(() => this.#undo({ id, name }))),
        ),
      );
    if (role !== "owner")
      parts.push(
        part(
          `${name} is out at once and stays out, by any link, until you let them back in. What they did stays.`,
          button("close", `Remove ${name}`, () => close(() => this.#remove({ id, name })), "button--danger"),
        ),
      );
    const opened = openDialog({ title: name, content: element("div", { class: "host-actions" }, ...parts) });

    /** @param {() => void} then */
    function close(then) {
      opened.close();
      then();
    }
  }

  /** @param {string} id */
  readmit(id) {
    this.#room.send("person.readmit", { person: id });
  }

  /** @param {Somebody} person */
  #undo({ id, name }) {
    this.#asked.set(this.#room.send("room.undo", { person: id }), name);
  }

  /** @param {Somebody} person */
  #remove({ id, name }) {
    this.#room.send("person.remove", { person: id, name });
    const action = { label: "Let back in", run: () => this.readmit(id) };
    this.#toast({ text: `${name} has been removed.`, action });
  }

  /** @param {string} op @param {number} seq @param {number} count */
  #tell(op, seq, count) {
    const name = this.#asked.get(op);
    if (name === undefined) return;
    this.#asked.delete(op);
    if (!count) return void this.#toast({ text: `Nothing of what ${name} did is left to undo.` });
    const things = count === 1 ? "One thing is" : `${count} things are`;
    const action = { label: "Put back", run: () => void this.#room.send("room.undo", { step: seq }) };
    this.#toast({ text: `${things} as before ${name} came.`, action, seconds: 12 });
  }
}

/** @param {string} text @param {HTMLElement} action */
function part(text, action) {
  return element("section", { class: "host-actions__part" }, element("p", {}, text), action);
}

/** @param {string} picture @param {string} label @param {() => void} run @param {string} [look] */
function button(picture, label, run, look = "") {
  const made = element("button", { class: `button ${look}`, type: "button" }, icon(picture), label);
  made.addEventListener("click", run);
  return made;
}
