/**
 * Undo and redo of this tab's own commands, each by sending the opposite as a normal command: the
 * way of a message begins once more at stop 1. Kept in `sessionStorage`, so a reload does not forget.
 */

import { Emitter } from "./emitter.js";

/** @import { Command, Draft, HistoryEvents, Refusal } from "../../types.d.ts" */
/** @import { Room } from "./room.js" */

/**
 * One thing that was done: its ops, what reverses it, and whether undoing or redoing has done it.
 *
 * @typedef {{ops: string[], drafts: Draft[], by: "" | "undo" | "redo"}} Step
 *
 * What a command's opposite is, given what was there before it; null if it can't be undone.
 * @typedef {(command: Command, before: any) => Draft | Draft[] | null} Inverse
 */

const LONGEST = 100; // steps
/** The seq in a draft that reverses an event which is not stored yet. */
export const UNKNOWN = -1;

/** @extends {Emitter<HistoryEvents>} */
export class History extends Emitter {
  #room;
  #inverse;
  #before;
  #still;
  #storage;
  #key;
  /** @type {Step[]} */
  #undos = [];
  /** @type {Step[]} */
  #redos = [];
  /** The step that an undo or redo is making while it sends. @type {Step | null} */
  #making = null;

  /**
   * @param {Room} room
   * @param {object} options
   * @param {Inverse} options.inverse
   * @param {(draft: Draft) => Draft | null} [options.still] what of an undo can still be done, asked just before it is sent
   * @param {(command: Command) => unknown} [options.before] what is there now, asked just before a command is shown
   * @param {Pick<Storage, "getItem" | "setItem"> | null} [options.storage]
   */
  constructor(room, { inverse, before = () => undefined, still = (draft) => draft, storage = tabStorage() }) {
    super();
    this.#room = room;
    this.#inverse = inverse;
    this.#before = before;
    this.#still = still;
    this.#storage = storage;
    this.#key = `roomful:history:${room.kind}:${room.slug}:${room.you.id}`;
    this.#restore();
    room.on("sending", (command) => this.#record(command));
    room.on("settled", ({ op, seq }) => this.#settle(op, seq));
    room.on("refused", (refusal) => this.#drop(refusal));
    room.on("you", () => this.#changed());
    room.on("room", () => this.#changed());
  }

  get canUndo() {
    return this.#room.canEdit && this.#undos.length > 0;
  }

  get canRedo() {
    return this.#room.canEdit && this.#redos.length > 0;
  }

  undo() {
    if (this.canUndo) this.#turn("undo", this.#undos, this.#redos);
  }

  redo() {
    if (this.canRedo) this.#turn("redo", this.#redos, this.#undos);
  }

  /** All that is sent in here is one step. @param {() => void} send */
  together(send) {
    /** @type {Step} */
    const made = { ops: [], drafts: [], by: "" };
    this.#making = made;
    try {
      send();
    } finally {
      this.#making = null;
    }
    if (made.drafts.length) this.#did(made);
  }

  /**
   * Sends what reverses the newest step of `from`; what reverses that in turn goes to `to`.
   *
   * @param {"undo" | "redo"} by
   * @param {Step[]} from
   * @param {Step[]} to
   */
  #turn(by, from, to) {
    const drafts = (from.pop()?.drafts ?? []).flatMap((draft) => (isWaiting(draft) ? [] : (this.#still(draft) ?? [])));
    /** @type {Step} */
    const made = { ops: [], drafts: [], by };
    this.#making = made;
    try {
      for (const { type, ...fields } of drafts) this.#room.send(type, /** @type {any} */ (fields));
    } finally {
      this.#making = null;
    }
    if (made.drafts.length) to.push(made);
    this.#changed();
  }

  #record(/** @type {Command} */ command) {
    const drafts = [this.#inverse(command, this.#before(command)) ?? []].flat();
    if (this.#making) {
      this.#making.ops.push(command.op);
      this.#making.drafts.unshift(...drafts);
    } else if (drafts.length) {
      this.#did({ ops: [command.op], drafts, by: "" });
    }
  }

  #did(/** @type {Step} */ step) {
    this.#undos = [...this.#undos, step].slice(-LONGEST);
    this.#redos = [];
    this.#changed();
  }

  /** Some things are reversed by the number of their event, which is known only now. @param {string} op @param {number} seq */
  #settle(op, seq) {
    const step = [...this.#undos, ...this.#redos].find(({ ops }) => ops.includes(op));
    const waiting = step?.drafts.filter(isWaiting) ?? [];
    for (const draft of waiting) Object.assign(draft, { seq });
    if (waiting.length) this.#changed();
  }

  /** What was refused never happened, so it can't be reversed either; but the other parts of a step can. */
  #drop(/** @type {Refusal} */ refusal) {
    const has = (/** @type {Step} */ step) => step.ops.includes(refusal.command.op);
    const step = [...this.#undos, ...this.#redos].find(has);
    if (!step) return;
    if (!step.by && step.ops.length > 1) {
      step.ops = step.ops.filter((op) => op !== refusal.command.op);
      return;
    }
    this.#undos = this.#undos.filter((other) => other !== step);
    this.#redos = this.#redos.filter((other) => other !== step);
    this.#changed();
    if (step.by) this.emit("refused", { ...refusal, direction: step.by });
  }

  #changed() {
    try {
      this.#storage?.setItem(this.#key, JSON.stringify([this.#undos, this.#redos]));
    } catch {
      // Full or forbidden: the history then lives as long as the page.
    }
    this.emit("change", { canUndo: this.canUndo, canRedo: this.canRedo });
  }

  #restore() {
    try {
      [this.#undos, this.#redos] = JSON.parse(this.#storage?.getItem(this.#key) ?? "[[],[]]");
    } catch {
      // Not ours, or half written: begin anew.
    }
  }
}

/** What it would reverse has no number yet. @param {Draft} draft */
function isWaiting(draft) {
  return "seq" in draft && draft.seq === UNKNOWN;
}

/** Merely reading `sessionStorage` throws where the browser forbids storage. */
function tabStorage() {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
