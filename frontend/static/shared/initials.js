/** The one or two letters that stand for a name. */

/**
 * The first letters of the first and the last word: "Ana Lima" → "AL", "Ana" → "A", "" → "?".
 * @param {string} name
 * @returns {string}
 */
export function initials(name) {
  const words = name.split(/[\s\-_.]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map(firstLetter).join("").toLocaleUpperCase() || "?";
}

/** @param {string} word */
function firstLetter(word) {
  return word.match(/[\p{L}\p{N}]/u)?.[0] ?? "";
}
