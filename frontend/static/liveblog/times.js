/** Times in words: how long ago, at what hour, on which day, and exactly with the zone. All in the reader's own time zone. */

const MINUTE = 60_000; // ms
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {string} at ISO 8601
 * @param {number} now ms of the epoch
 * @returns {string} "" where the date says it better
 */
export function ago(at, now) {
  const passed = now - Date.parse(at);
  if (passed < MINUTE) return "just now";
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  if (passed < 2 * DAY) return "yesterday";
  return passed < 7 * DAY ? `${Math.floor(passed / DAY)} days ago` : "";
}

/** Such as "14:05". @param {string} at */
export function clock(at) {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Such as "20 Nov", with the year where it is another; "" for today. @param {string} at @param {number} now */
export function day(at, now) {
  const [time, today] = [new Date(at), new Date(now)];
  if (time.toDateString() === today.toDateString()) return "";
  const year = time.getFullYear() === today.getFullYear() ? {} : { year: /** @type {const} */ ("numeric") };
  return time.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...year });
}

/** Such as "Saturday, 21 November 2026 at 14:05:12 CET". @param {string} at */
export function exact(at) {
  const time = new Date(at);
  return time.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "long" });
}

/** As a field of type datetime-local wants it: local time, to the minute. @param {string | number} at */
export function fieldTime(at) {
  const time = new Date(at);
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The reader's zone, such as "Europe/Amsterdam". */
export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0");
}
