/** The way of one message as it is drawn: its legs from stop to stop, and how long each one took. */

/** @import { WayFrame } from "../../types.d.ts" */

/**
 * @typedef {object} Leg
 * @property {string} at the stop, as in the server's list
 * @property {number | null} start milliseconds since the server had the frame; null: it is not on that scale
 * @property {number | null} ms null: it was not measured
 * @property {string} note
 */

/** In this order a message passes them. */
export const STOPS = ["browser", "server", "consumer", "database", "service", "commit", "group", "relay", "browsers"];
const READ = 4_000; // ms
const RANK = { live: 0, event: 1, command: 2 };
const BEFORE_RELAY = ["consumer", "database", "service", "commit", "group"];
const NOT_STORED = {
  database: "not stored",
  service: "not stored",
  commit: "not stored",
  consumer: "in another process",
};

/**
 * @param {WayFrame} way
 * @param {{mine?: boolean, roundTrip?: number | null, handled?: number | null}} [page] what this page knows of the same message
 * @returns {{legs: Leg[], total: number}} total: milliseconds within the server
 */
export function drawn(way, { mine = false, roundTrip = null, handled = null } = {}) {
  /** @type {Record<string, number | undefined>} */
  const at = Object.fromEntries(way.stops.map(({ at, ms }) => [at, ms]));
  const own = way.of === "command" ? roundTrip : null;
  const wire = own === null || at.answered === undefined ? null : Math.max(0, own - at.answered);
  /** @type {Record<string, string | undefined>} */
  const why = { ...(!mine && { browser: "of somebody else" }), ...reasons(way) };
  const onPage = (/** @type {string} */ name, /** @type {number | null} */ ms, note = "") =>
    leg(name, null, ms, ms === null ? why[name] : note);
  const between = (/** @type {string} */ name, /** @type {(number | undefined)[]} */ [from, to], note = "") =>
    from === undefined || to === undefined ? leg(name, null, null, why[name]) : leg(name, from, to - from, note);
  const legs = [
    onPage("browser", own, "until the answer was here"),
    onPage("server", wire, "wire and daphne, there and back"),
    between("consumer", [at.received, at.queued ?? at.heard]),
    between("database", [at.queued, at.called ?? at.committed ?? at.answered], turn(at)),
    between("service", [at.called, at.served ?? at.answered], refusal(way, at)),
    between("commit", [at.served, at.committed]),
    between("group", [at.committed, at.heard], layer(at)),
    between("relay", [at.heard, at.written], tick(way)),
    onPage("browsers", handled, "to show it here"),
  ];
  const inTheWay = way.stops.filter(({ at }) => at !== "taken"); // nobody here waits for that
  return { legs, total: Math.max(0, ...inTheWay.map(({ ms }) => ms)) };
}

/** @param {string} at @param {number | null} start @param {number | null} ms @param {string} [note] @returns {Leg} */
function leg(at, start, ms, note = "") {
  return { at, start, ms, note };
}

/** @param {WayFrame} way @returns {Record<string, string>} why a stop has no time, where that can be said */
function reasons({ of, from, seq }) {
  if (of === "live")
    return { ...NOT_STORED, group: from === "layer" ? "over the channel layer" : "for other processes" };
  if (of === "command") return seq === undefined ? { browsers: "nobody else is told" } : {};
  const why = from === "here" ? "by a script, REST or a worker" : "in another process";
  return Object.fromEntries(BEFORE_RELAY.map((stop) => [stop, why]));
}

/** @param {Record<string, number | undefined>} at */
function turn({ queued, begun }) {
  if (queued === undefined || begun === undefined || begun - queued < 1) return "";
  return `${milliseconds(begun - queued)} of it for its turn`;
}

/** @param {WayFrame} way @param {Record<string, number | undefined>} at */
function refusal({ outcome }, { served }) {
  return served === undefined && outcome ? `refused: ${outcome}` : "";
}

/** @param {Record<string, number | undefined>} at */
function layer({ committed, taken }) {
  return committed === undefined || taken === undefined
    ? ""
    : `the layer had it after ${milliseconds(taken - committed)}`;
}

/** @param {WayFrame} way */
function tick({ of, from }) {
  if (from === "database") return "the notice was lost: read again";
  return of === "live" ? "waits for the tick" : "";
}

/**
 * Whether `came` takes the place of `shown`: what is gone in a moment, or was done by others, waits until one has read.
 * @param {WayFrame | null} shown
 * @param {WayFrame} came
 * @param {number} age of the shown one, milliseconds
 */
export function replaces(shown, came, age) {
  return !shown || age >= READ || RANK[came.of] >= RANK[shown.of];
}

/** @param {number} ms */
export function milliseconds(ms) {
  return `${ms < 9.95 ? ms.toFixed(2) : ms < 99.5 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
