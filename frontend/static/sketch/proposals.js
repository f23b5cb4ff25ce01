/**
 * What one's own command makes of each item, shown before the server has stored it. What takes away or brings back many items of
 * many people (sweep, clear, revive, restore) waits for its event: it is rare, and nobody should see a board vanish and come back.
 */

import { added, edited, gone, togetherEffects } from "./event_effects.js";

/** @import { Command, GivenItem, Item } from "../../types.d.ts" */
/** @import { Effect } from "./event_effects.js" */

/** @param {Command} command @param {{by: string, who: string}} you @returns {Map<string, Effect>} by the item's id */
export function commandEffects(command, you) {
  switch (command.type) {
    case "item.add":
      return new Map([[command.id, unlessThere(command, you)]]);
    case "item.edit":
      return new Map([[command.id, once(edited(command))]]);
    case "item.remove":
      return new Map([[command.id, gone]]);
    case "items.change":
      return changeEffects(command, you);
    default:
      return new Map();
  }
}

/** @param {Extract<Command, {type: "items.change"}>} command @param {{by: string, who: string}} you */
function changeEffects({ add = [], edit = [], remove = [] }, you) {
  const effects = togetherEffects({ edited: edit, removed: remove }, you);
  for (const [id, effect] of effects) effects.set(id, once(effect));
  for (const item of add) effects.set(item.id, unlessThere(item, you));
  return effects;
}

/** Its event may come before it is settled, and may be edited by others by then. @param {GivenItem} fields @param {{by: string, who: string}} you @returns {Effect} */
function unlessThere(fields, you) {
  const effect = added(fields, you);
  return (item) => item ?? effect(item);
}

/** The same object for the same item, so that nothing is drawn anew for nothing. @param {Effect} effect @returns {Effect} */
function once(effect) {
  /** @type {Map<Item | undefined, Item | undefined>} holds one */
  const made = new Map();
  return (item) => {
    if (!made.has(item)) {
      made.clear();
      made.set(item, effect(item));
    }
    return made.get(item);
  };
}
