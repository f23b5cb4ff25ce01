/** What the toolbar does to Markdown: marks around what is selected, or a list of its lines. */

/** @typedef {{text: string, start: number, end: number}} Selection the whole text, and what of it is selected */
/** @typedef {"bold" | "italic" | "link" | "list"} Mark */

/** @type {Record<"bold" | "italic", string>} */
const SIGNS = { bold: "**", italic: "*" };

/** @param {Selection} selection @param {Mark} mark @returns {Selection} */
export function marked(selection, mark) {
  if (mark === "list") return listed(selection);
  return mark === "link" ? linked(selection) : surrounded(selection, SIGNS[mark]);
}

/** Marked already, it is unmarked. @param {Selection} selection @param {string} sign */
function surrounded({ text, start, end }, sign) {
  const { length } = sign;
  const [before, middle, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  if (before.endsWith(sign) && after.startsWith(sign)) {
    const bare = before.slice(0, -length) + middle + after.slice(length);
    return { text: bare, start: start - length, end: end - length };
  }
  return { text: before + sign + middle + sign + after, start: start + length, end: end + length };
}

/** The address is what is selected then: it is to be typed, or pasted. @param {Selection} selection */
function linked({ text, start, end }) {
  const label = text.slice(start, end) || "text";
  const address = "https://";
  const at = start + label.length + 3;
  return {
    text: `${text.slice(0, start)}[${label}](${address})${text.slice(end)}`,
    start: at,
    end: at + address.length,
  };
}

/** @param {Selection} selection */
function listed({ text, start, end }) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end);
  const lines = text.slice(from, to).split("\n");
  const isList = lines.every((line) => line.startsWith("- "));
  const changed = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join("\n");
  return { text: text.slice(0, from) + changed + text.slice(to), start: from, end: from + changed.length };
}
