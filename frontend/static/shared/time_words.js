/** Moments in words, short: the time of today, and the day too for those before. */

/**
 * @param {string} at ISO 8601
 * @param {number} now milliseconds of the epoch
 * @returns {string}
 */
export function momentWords(at, now) {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date(now).toDateString();
  /** @type {Intl.DateTimeFormatOptions} */
  const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit" };
  return isToday
    ? moment.toLocaleTimeString([], clock)
    : moment.toLocaleString([], { ...clock, day: "numeric", month: "short" });
}
