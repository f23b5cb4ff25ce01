/** Changes of many markers, as commands of a size that one frame can carry. */

/** @import { CommandFields, GivenMarker, MarkerChanges } from "../../types.d.ts" */

export const ENTRIES = 500; // in one command
const BYTES = 60_000; // of one frame's 64 KiB

const encoder = new TextEncoder();

/**
 * In order: what is removed, what is edited, what is added.
 *
 * @param {{add?: GivenMarker[], edit?: MarkerChanges[], remove?: string[]}} changes
 * @returns {CommandFields["markers.change"][]}
 */
export function inChunks({ add = [], edit = [], remove = [] }) {
  const entries = [
    ...remove.map((id) => /** @type {const} */ (["remove", id])),
    ...edit.map((changes) => /** @type {const} */ (["edit", changes])),
    ...add.map((marker) => /** @type {const} */ (["add", marker])),
  ];
  /** @type {CommandFields["markers.change"][]} */
  const chunks = [];
  let [bytes, count] = [BYTES, ENTRIES];
  for (const [what, entry] of entries) {
    const size = encoder.encode(JSON.stringify(entry)).length + 1;
    if (bytes + size > BYTES || count === ENTRIES) {
      chunks.push({});
      [bytes, count] = [0, 0];
    }
    const chunk = /** @type {Record<string, unknown[]>} */ (chunks[chunks.length - 1]);
    chunk[what] ??= [];
    chunk[what].push(entry);
    [bytes, count] = [bytes + size, count + 1];
  }
  return chunks;
}
