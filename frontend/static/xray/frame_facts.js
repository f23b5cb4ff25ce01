/** What can be said of a frame in a few words. */

/** @import { ClientFrame, ServerFrame } from "../../types.d.ts" */

/** The drawer's own frames are not the page's. @param {string} type */
export function isOurs(type) {
  return type.startsWith("xray");
}

/** What is in a frame, in short. @param {ClientFrame | ServerFrame} frame */
export function about(frame) {
  if (frame.type === "events") return counted(frame.events.map(({ type }) => type));
  if (frame.type === "live") return counted(frame.updates.map(({ type }) => type));
  if (frame.type === "people") return `${frame.total}`;
  if (frame.type === "error") return frame.code;
  return "";
}

/** @param {string[]} names */
function counted(names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count > 1 ? `${name} × ${count}` : name)).join(", ");
}

/** The number, or the first and the last, of the events in it. @param {ClientFrame | ServerFrame} frame */
export function seqOf(frame) {
  if (frame.type === "events") {
    const [first, last] = [frame.events[0], frame.events[frame.events.length - 1]];
    return first === last ? `${first.seq}` : `${first.seq}–${last.seq}`;
  }
  return "seq" in frame && frame.seq !== undefined ? `${frame.seq}` : "";
}
