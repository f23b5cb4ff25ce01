/** Tells screen readers what happened, politely. */

const PAUSE = 80; // ms: a text that follows an empty one is read out, also when it is the same as before

/** @typedef {(text: string) => void} Announce */

/**
 * @param {HTMLElement} region a live region
 * @returns {Announce}
 */
export function createAnnouncer(region) {
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    region.textContent = "";
    timer = window.setTimeout(() => {
      region.textContent = text;
    }, PAUSE);
  };
}
