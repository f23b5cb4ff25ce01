/** Many changes at once, in commands that the server takes: few enough entries, few enough bytes. */

/** @import { CommandFields } from "../../types.d.ts" */

/** @typedef {CommandFields["items.change"]} Changes */

const ENTRIES = 500;
const BYTES = 56_000; // of the 64 KiB of a frame, with room for its head

/**
 * Removals first, then edits, then additions: pieces of an erased stroke never count beside the whole.
 * @param {Changes} changes @returns {Changes[]}
 */
export function inChunks({ add = [], edit = [], remove = [] }) {
  /** @type {Changes[]} */
  const chunks = [];
  let [entries, bytes] = [ENTRIES, 0];
  const next = (/** @type {unknown} */ entry) => {
    const length = bytesOf(entry);
    if (entries >= ENTRIES || bytes + length > BYTES) {
      chunks.push({});
      [entries, bytes] = [0, 0];
    }
    entries += 1;
    bytes += length;
    return chunks[chunks.length - 1];
  };
  for (const id of remove) push(next(id), "remove", id);
  for (const change of edit) push(next(change), "edit", change);
  for (const item of add) push(next(item), "add", item);
  return chunks;
}

/**
 * @template {keyof Changes} K
 * @param {Changes} chunk @param {K} list @param {NonNullable<Changes[K]>[number]} entry
 */
function push(chunk, list, entry) {
  const entries = /** @type {unknown[]} */ (chunk[list] ?? []);
  entries.push(entry);
  Object.assign(chunk, { [list]: entries });
}

const encoder = new TextEncoder();

/** @param {unknown} entry */
function bytesOf(entry) {
  return encoder.encode(JSON.stringify(entry)).length + 1;
}
