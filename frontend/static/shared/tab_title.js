/** What the browser's tab says: the room's name, and before it how much is new. */

let name = "";
let count = 0;

/** @param {string} title the room's */
export function nameTab(title) {
  name = title;
  show();
}

/** @param {number} unread */
export function countInTab(unread) {
  count = unread;
  show();
}

function show() {
  if (name) document.title = `${count ? `(${count}) ` : ""}${name} – Roomful`;
}
