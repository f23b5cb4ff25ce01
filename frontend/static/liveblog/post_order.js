/** In which order updates stand: the newest first. */

/** @typedef {{at: string, id: string}} Place when it was published, and its id where two came at once */

/** As `sort` wants it. @param {Place} one @param {Place} other */
export function newestFirst(one, other) {
  return keyOf(one) < keyOf(other) ? 1 : -1;
}

/** Greater for what is newer. @param {Place} post */
export function keyOf({ at, id }) {
  return `${at} ${id}`;
}

/** The post behind which a cursor of the server's stands: "<ms>-<id>". @param {string} cursor */
export function keyOfCursor(cursor) {
  const [, milliseconds, id] = /^(\d+)-(.*)$/.exec(cursor) ?? ["", "0", ""];
  return keyOf({ at: new Date(Number(milliseconds)).toISOString(), id });
}
