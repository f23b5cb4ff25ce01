/**
 * Ids that are made here, before the server knows of anything: ops of commands, and the markers, items and posts themselves.
 */

/** Random bytes as hex. Not `crypto.randomUUID()`: a room opened over plain HTTP in a local network does not have it. */
function hex(/** @type {number} */ bytes) {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

let page = "";
let count = 0;

/** A new op: the page's own prefix tells tabs and reloads apart, the counter its commands. */
export function newOp() {
  page ||= hex(8);
  count += 1;
  return `${page}-${count}`;
}

/** A new UUID (version 4), for a marker, item or post. */
export function newId() {
  const digits = [...hex(16)];
  digits[12] = "4";
  digits[16] = "89ab"[Number.parseInt(digits[16], 16) % 4];
  const all = digits.join("");
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join("-");
}
