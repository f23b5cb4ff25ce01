/** What a stored event makes of each item that it concerns. */

import { changed, complete } from "./item_fields.js";

/** @import { EventItem, Item, ItemChanges, RoomEvent } from "../../types.d.ts" */

/** @typedef {(item: Item | undefined) => Item | undefined} Effect */

/**
 * @param {RoomEvent} event @param {ReadonlyMap<string, Item>} stored as it was before
 * @returns {Map<string, Effect>} by the item's id
 */
export function eventEffects(event, stored) {
  switch (event.type) {
    case "item.added":
      return new Map([[event.id, added(event, event)]]);
    case "item.edited":
      return new Map([[event.id, edited(event)]]);
    case "item.removed":
      return new Map([[event.id, gone]]);
    case "items.changed":
      return togetherEffects(event, event);
    case "items.revived":
      return new Map(event.items.map((item) => [item.id, added(item, event)]));
    case "items.swept":
      return new Map(drawnBy(event.person, stored).map((id) => [id, gone]));
    case "board.cleared":
      return new Map([...stored.keys()].map((id) => [id, gone]));
    default:
      return new Map();
  }
}

/**
 * In the order in which the server does it: remove, edit, add. Each id stands in one of the three.
 * @param {{added?: EventItem[], edited?: ItemChanges[], removed?: string[]}} change @param {{by: string, who: string}} drawer
 * @returns {Map<string, Effect>}
 */
export function togetherEffects({ added: more = [], edited: others = [], removed = [] }, drawer) {
  /** @type {Map<string, Effect>} */
  const effects = new Map();
  for (const id of removed) effects.set(id, gone);
  for (const changes of others) effects.set(changes.id, edited(changes));
  for (const item of more) effects.set(item.id, added(item, drawer));
  return effects;
}

/** @param {EventItem} fields @param {{by: string, who: string}} drawer @returns {Effect} */
export function added(fields, drawer) {
  const item = complete(fields, { by: fields.by ?? drawer.by, who: fields.who ?? drawer.who });
  return () => item;
}

/** @param {ItemChanges} changes @returns {Effect} */
export function edited(changes) {
  return (item) => item && changed(item, changes);
}

/** @type {Effect} */
export const gone = () => undefined;

/** @param {string} person @param {ReadonlyMap<string, Item>} stored */
function drawnBy(person, stored) {
  return [...stored.values()].filter((item) => item.by === person).map((item) => item.id);
}
