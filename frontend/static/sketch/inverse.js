/** What undoes a command, given its items as they were before: the rule behind undo and redo. */

import { UNKNOWN } from "../realtime/history.js";
import { inChunks } from "./changes.js";
import { given } from "./item_fields.js";

/** @import { Command, Draft, GivenItem, Item, ItemChanges } from "../../types.d.ts" */

/** The items of a command as they are now. @typedef {ReadonlyMap<string, Item>} Before */

/** @param {{get: (id: string) => Item | undefined}} state @returns {(command: Command) => Before} */
export function beforeOf(state) {
  return (command) => {
    const found = idsOf(command).map((id) => state.get(id));
    return new Map(found.filter((item) => item !== undefined).map((item) => [item.id, item]));
  };
}

/** @param {Command | Draft} command @param {Before} before @returns {Draft | Draft[] | null} null where there is nothing to undo */
export function inverse(command, before) {
  switch (command.type) {
    case "item.add":
      return { type: "item.remove", id: command.id };
    case "item.remove":
      return lone(before.get(command.id), (item) => ({ type: "item.add", ...given(item) }));
    case "item.edit":
      return lone(before.get(command.id), (item) => ({ type: "item.edit", ...earlier(command, item) }));
    case "items.change":
      return together(command, before);
    case "items.sweep":
    case "board.clear":
      return { type: "items.revive", seq: UNKNOWN };
    default:
      return null;
  }
}

/** @param {Extract<Draft, {type: "items.change"}>} command @param {Before} before @returns {Draft[] | null} */
function together({ add = [], edit = [], remove = [] }, before) {
  /** @type {GivenItem[]} */
  const back = remove.flatMap((id) => before.get(id) ?? []).map(given);
  /** @type {ItemChanges[]} */
  const edits = edit.flatMap((changes) => lone(before.get(changes.id), (item) => earlier(changes, item)) ?? []);
  const chunks = inChunks({ add: back, edit: edits, remove: add.map(({ id }) => id) });
  return chunks.length ? chunks.map((chunk) => ({ type: "items.change", ...chunk })) : null;
}

/**
 * What of an undo can still be done: others may have removed meanwhile what it would change.
 * @param {{get: (id: string) => Item | undefined}} state @returns {(draft: Draft) => Draft | null}
 */
export function stillOf(state) {
  const isThere = (/** @type {{id: string}} */ { id }) => Boolean(state.get(id));
  return (draft) => {
    if (draft.type === "items.change") return stillTogether(draft, isThere);
    if (draft.type === "item.add") return isThere(draft) ? null : draft;
    return (draft.type === "item.edit" || draft.type === "item.remove") && !isThere(draft) ? null : draft;
  };
}

/** @param {Extract<Draft, {type: "items.change"}>} draft @param {(item: {id: string}) => boolean} isThere @returns {Draft | null} */
function stillTogether({ add = [], edit = [], remove = [] }, isThere) {
  const changes = {
    add: add.filter((item) => !isThere(item)),
    edit: edit.filter(isThere),
    remove: remove.filter((id) => isThere({ id })),
  };
  const isEmpty = Object.values(changes).every((list) => !list.length);
  return isEmpty ? null : { type: "items.change", ...changes };
}

/** @param {ItemChanges} changes @param {Item} item @returns {ItemChanges} the same fields as they were */
function earlier(changes, item) {
  const names = Object.keys(changes).filter((name) => name in item);
  const fields = names.map((name) => [name, item[/** @type {keyof Item} */ (name)]]);
  return { ...Object.fromEntries(fields.filter(([name]) => name !== "kind")), id: item.id };
}

/** @param {Command} command */
function idsOf(command) {
  if (command.type === "items.change") {
    return [...(command.remove ?? []), ...(command.edit ?? []).map(({ id }) => id)];
  }
  return "id" in command ? [command.id] : [];
}

/** @template T @param {Item | undefined} item @param {(item: Item) => T} then @returns {T | null} */
function lone(item, then) {
  return item ? then(item) : null;
}
