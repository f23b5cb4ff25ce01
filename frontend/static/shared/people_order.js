/** Who is here, in the order in which they are shown. */

/** @import { Person } from "../../types.d.ts" */

/**
 * Oneself first, then by name; a list that does not jump when somebody comes.
 * @param {Person[]} people
 * @param {Person} you
 * @returns {Person[]}
 */
export function inOrder(people, you) {
  const others = people.filter(({ id }) => id !== you.id);
  others.sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id));
  return [you, ...others];
}

/**
 * How many avatars fit, and how many people are left for the "+12"; where only one round fits, it counts them all.
 * @param {number} total
 * @param {number} places
 * @returns {{shown: number, more: number}}
 */
export function fit(total, places) {
  if (total <= places) return { shown: total, more: 0 };
  return { shown: places - 1, more: total - places + 1 };
}
