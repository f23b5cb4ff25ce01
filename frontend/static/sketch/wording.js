/** How the things on the board, and what happens to them, are said in words: for lists and screen readers. */

/** @import { Item, RoomEvent } from "../../types.d.ts" */

/** @type {Record<Item["kind"], string>} */
const KINDS = {
  pen: "Pen line",
  highlighter: "Highlighter line",
  line: "Line",
  arrow: "Arrow",
  rectangle: "Rectangle",
  ellipse: "Ellipse",
  text: "Text",
  note: "Note",
  image: "Picture",
};

const WORDS = 60; // characters of a text that are read out

/** Such as "Rectangle, blue" or "Note “Bring cake”". @param {Item} item */
export function nameOf(item) {
  const text = item.text.replace(/\s+/g, " ").trim();
  const quoted = text ? ` “${text.length > WORDS ? `${text.slice(0, WORDS)}…` : text}”` : "";
  const color = item.kind === "note" ? item.fill : item.color;
  const said = item.kind === "image" || color === "ink" || color.startsWith("#") || !color ? "" : `, ${color}`;
  return `${KINDS[item.kind]}${quoted}${said}`;
}

/** @param {number} count */
export function itemCount(count) {
  return count === 1 ? "1 thing" : `${count.toLocaleString("en")} things`;
}

/**
 * @param {RoomEvent} event
 * @param {Item | undefined} item as it is, or as it was before it was removed
 * @returns {string} "" for what need not be said
 */
export function spokenEvent(event, item) {
  const who = event.who || "Somebody";
  const name = item ? lower(nameOf(item)) : "something";
  switch (event.type) {
    case "item.added":
      return `${who} drew: ${name}.`;
    case "item.removed":
      return `${who} removed: ${name}.`;
    case "item.edited":
      return `${who} changed: ${name}.`;
    case "items.changed":
      return spokenChanges(who, event);
    case "items.swept":
    case "board.cleared":
      return `${who} removed ${itemCount(event.count)}.`;
    case "items.revived":
      return `${who} put ${itemCount(event.items.length)} back.`;
    default:
      return "";
  }
}

/** @param {string} who @param {Extract<RoomEvent, {type: "items.changed"}>} event */
function spokenChanges(who, { added = [], edited = [], removed = [] }) {
  if (added.length && !removed.length) return `${who} drew ${itemCount(added.length)}.`;
  if (removed.length && !added.length) return `${who} removed ${itemCount(removed.length)}.`;
  return `${who} changed ${itemCount(edited.length || removed.length)}.`;
}

/** @param {string[]} sentences what others did since the last announcement */
export function summary(sentences) {
  const distinct = [...new Set(sentences)];
  if (distinct.length <= 2) return distinct.join(" ");
  return `${distinct[distinct.length - 1]} And ${distinct.length - 1} other changes.`;
}

/** @param {string} text */
function lower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
