/** What lies on top of what: by z, and by id where two have the same. */

/** @import { Item, ItemChanges } from "../../types.d.ts" */

/** Sorts from the bottom up. @param {Item} one @param {Item} other */
export function byHeight(one, other) {
  return one.z - other.z || (one.id < other.id ? -1 : Number(one.id > other.id));
}

/**
 * The changes that bring items above all others, in the order that they have among themselves.
 * @param {readonly Item[]} all from the bottom up @param {ReadonlySet<string>} ids @returns {ItemChanges[]}
 */
export function toFront(all, ids) {
  const top = Math.max(
    0,
    ...others(all, ids)
      .slice(-1)
      .map(({ z }) => z),
  );
  const chosen = all.filter(({ id }) => ids.has(id));
  return differing(chosen, (i) => Math.floor(top) + 1 + i);
}

/** @param {readonly Item[]} all from the bottom up @param {ReadonlySet<string>} ids @returns {ItemChanges[]} */
export function toBack(all, ids) {
  const bottom = Math.min(
    0,
    ...others(all, ids)
      .slice(0, 1)
      .map(({ z }) => z),
  );
  const chosen = all.filter(({ id }) => ids.has(id));
  return differing(chosen, (i) => Math.ceil(bottom) - chosen.length + i);
}

/** Each one step up, over its next neighbour. @param {readonly Item[]} all @param {ReadonlySet<string>} ids @returns {ItemChanges[]} */
export function forward(all, ids) {
  return [...stepping(all.toReversed(), ids, 1)];
}

/** Each one step down. @param {readonly Item[]} all @param {ReadonlySet<string>} ids @returns {ItemChanges[]} */
export function backward(all, ids) {
  return [...stepping(all, ids, -1)];
}

/**
 * Walks from the end towards which the items go. An item moves to just behind its neighbour, halfway to the next one, so that no
 * other item changes; what is at that end already stays, and so do those right behind it.
 * @param {readonly Item[]} ahead @param {ReadonlySet<string>} ids @param {1 | -1} way
 */
function* stepping(ahead, ids, way) {
  let [lastFree, lastZ] = [-1, 0];
  for (let i = 0; i < ahead.length; i += 1) {
    if (!ids.has(ahead[i].id)) continue;
    const free = lastIndexBefore(ahead, i, (item) => !ids.has(item.id));
    if (free < 0) continue;
    const next = free > 0 ? ahead[free - 1].z : ahead[free].z + 2 * way;
    const beyond = free === lastFree ? lastZ : next;
    const between = (ahead[free].z + beyond) / 2;
    // Where two lie at the same height, only the id tells them apart: a whole step is taken then.
    const z = between === ahead[free].z ? ahead[free].z + way : between;
    [lastFree, lastZ] = [free, z];
    yield { id: ahead[i].id, z };
  }
}

/** @param {readonly Item[]} items @param {number} before @param {(item: Item) => boolean} fits */
function lastIndexBefore(items, before, fits) {
  for (let i = before - 1; i >= 0; i -= 1) if (fits(items[i])) return i;
  return -1;
}

/** @param {readonly Item[]} all @param {ReadonlySet<string>} ids */
function others(all, ids) {
  return all.filter(({ id }) => !ids.has(id));
}

/** @param {Item[]} chosen @param {(i: number) => number} height @returns {ItemChanges[]} */
function differing(chosen, height) {
  return chosen.map((item, i) => ({ id: item.id, z: height(i) })).filter(({ z }, i) => z !== chosen[i].z);
}
