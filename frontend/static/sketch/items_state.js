/** All items as they are to be shown: what is stored (snapshot and events), with one's own unacknowledged commands on top. */

import { eventEffects } from "./event_effects.js";
import { complete } from "./item_fields.js";
import { commandEffects } from "./proposals.js";
import { byHeight } from "./stacking.js";

/** @import { Command, Item, RoomEvent, SketchState } from "../../types.d.ts" */
/** @import { Effect } from "./event_effects.js" */

/** An item's pending change: the op of its command, and what that makes of the item. @typedef {{op: string, effect: Effect}} Proposal */

/**
 * A refused command needs no undoing: it is dropped, and its items are worked out again from what is stored.
 * Each method returns the ids of the items that may look different now.
 */
export class ItemsState {
  /** @type {Map<string, Item>} */
  #stored = new Map();
  /** @type {Map<string, Proposal[]>} by item id, oldest first */
  #pending = new Map();
  /** @type {Map<string, Item>} */
  #shown = new Map();
  /** All that is shown, from the bottom up; null if that has to be worked out again. @type {Item[] | null} */
  #ordered = [];
  #you;

  /** @param {() => {by: string, who: string}} [you] who draws here: pending items have no event yet that says so */
  constructor(you = () => ({ by: "", who: "" })) {
    this.#you = you;
  }

  /** @param {Pick<SketchState, "items">} snapshot @returns {string[]} */
  replace({ items }) {
    const before = [...this.#shown.keys()];
    this.#stored = new Map(items.map((item) => [item.id, complete(item, { by: "", who: "" })]));
    return this.#show(new Set([...before, ...this.#stored.keys(), ...this.#pending.keys()]));
  }

  /** @param {RoomEvent} event @returns {string[]} */
  apply(event) {
    const effects = eventEffects(event, this.#stored);
    for (const [id, effect] of effects) {
      const after = effect(this.#stored.get(id));
      if (after) this.#stored.set(id, after);
      else this.#stored.delete(id);
    }
    return this.#show(effects.keys());
  }

  /** One's own command, shown at once. @param {Command} command @returns {string[]} */
  propose(command) {
    const effects = commandEffects(command, this.#you());
    for (const [id, effect] of effects) {
      this.#pending.set(id, [...(this.#pending.get(id) ?? []), { op: command.op, effect }]);
    }
    return this.#show(effects.keys());
  }

  /** It is stored, or refused for good: either way it is no longer pending. @param {string} op @returns {string[]} */
  drop(op) {
    const touched = [];
    for (const [id, proposals] of this.#pending) {
      const rest = proposals.filter((proposal) => proposal.op !== op);
      if (rest.length === proposals.length) continue;
      if (rest.length) this.#pending.set(id, rest);
      else this.#pending.delete(id);
      touched.push(id);
    }
    return this.#show(touched);
  }

  /** @param {string} id @returns {Item | undefined} */
  get(id) {
    return this.#shown.get(id);
  }

  /** Whether a command of one's own about it is not stored yet. @param {string} id */
  isPending(id) {
    return this.#pending.has(id);
  }

  /** From the bottom up. @returns {readonly Item[]} */
  all() {
    this.#ordered ??= [...this.#shown.values()].sort(byHeight);
    return this.#ordered;
  }

  get size() {
    return this.#shown.size;
  }

  /** The z of the topmost item, 0 on an empty board. */
  get topZ() {
    return this.all().at(-1)?.z ?? 0;
  }

  get bottomZ() {
    return this.all()[0]?.z ?? 0;
  }

  /** @param {Iterable<string>} ids @returns {string[]} those that are not the same as before */
  #show(ids) {
    const touched = [];
    for (const id of ids) {
      const before = this.#shown.get(id);
      /** @type {Item | undefined} */
      let item = this.#stored.get(id);
      for (const { effect } of this.#pending.get(id) ?? []) item = effect(item);
      if (item === before) continue;
      touched.push(id);
      this.#arrange(before, item);
      if (item) this.#shown.set(id, item);
      else this.#shown.delete(id);
    }
    return touched;
  }

  /** Most of what is new lies on top, and most changes move nothing up or down: then nothing need be sorted. @param {Item | undefined} before @param {Item | undefined} item */
  #arrange(before, item) {
    const ordered = this.#ordered;
    const top = ordered?.at(-1);
    if (ordered && !before && item && (!top || byHeight(top, item) < 0)) ordered.push(item);
    else this.#ordered = null;
  }
}
