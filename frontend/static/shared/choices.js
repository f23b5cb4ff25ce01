/** Small choices kept in this browser: the theme, what was read. Where storage is shut off they last as long as the page. */

/** @type {Map<string, string | null>} */
const unkept = new Map();

/**
 * @param {string} key
 * @returns {string | null}
 */
export function readChoice(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return unkept.get(key) ?? null;
  }
}

/**
 * @param {string} key
 * @param {string | null} value null forgets it
 */
export function keepChoice(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    unkept.set(key, value);
  }
}
