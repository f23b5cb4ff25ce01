/** HTML that the server has made of Markdown and cleaned (liveblog/markdown.py), as nodes; the one place where HTML comes in. */

/** @param {string} html @returns {Node[]} */
export function proseNodes(html) {
  // Parsed in a document of its own: nothing in it runs or loads before it is put into ours, and there the CSP holds.
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}

/** What it says, without the markup. @param {string} html */
export function proseText(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}
