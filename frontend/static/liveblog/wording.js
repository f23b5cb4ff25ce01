/** How posts, and what happened to them, are said in words: for buttons, the title, lists and screen readers. */

/** @import { Post } from "../../types.d.ts" */

const FEW_WORDS = 90; // characters

/** @param {number} count */
export function newUpdates(count) {
  return count === 1 ? "1 new update" : `${count} new updates`;
}

/** @param {number} count */
export function updates(count) {
  return count === 1 ? "1 update" : `${count.toLocaleString("en")} updates`;
}

/** @param {number} people with oneself */
export function readingNow(people) {
  return people > 1 ? `${people.toLocaleString("en")} reading now` : "You are reading now";
}

/** The headline, or the first words. @param {Pick<Post, "headline" | "quote" | "link">} post @param {string} text of its body, without HTML */
export function nameOf({ headline, quote, link }, text) {
  return shorten(headline || text || quote?.text || link?.title || link?.url || "A picture");
}

/** @param {string} text */
export function shorten(text) {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= FEW_WORDS) return line;
  return `${line.slice(0, FEW_WORDS).replace(/\s+\S*$/, "")}…`;
}

/** @param {string[]} names of those who write a new post */
export function writing(names) {
  if (names.length === 0) return "";
  if (names.length === 1) return `${names[0]} is writing…`;
  return names.length === 2 ? `${names[0]} and ${names[1]} are writing…` : "Several people are writing…";
}

/** @param {string} emoji @param {number} count @param {boolean} mine */
export function spokenReaction(emoji, count, mine) {
  const people = count === 1 ? "1 person" : `${count} people`;
  return `${emoji}, ${people}${mine ? ", you too" : ""}`;
}
