/** What a connection status means in plain words. */

/** @import { Status } from "../../types.d.ts" */

/** @typedef {{short: string, text: string, icon: string, retry: boolean}} Words short: for the dot; text: for the notice, "" for none */

/**
 * @param {Status} status
 * @param {number} now ms, on the same clock as `retryAt`
 * @returns {Words}
 */
export function connectionWords({ state, retryAt, pending, isKept, reason, fallback }, now) {
  const kept = keptChanges(isKept ? pending : 0);
  if (fallback && state === "online") return fallbackWords(kept);
  switch (state) {
    case "online":
      return { short: pending ? `Saving ${changes(pending)}` : "Online", text: "", icon: "check", retry: false };
    case "connecting":
      return { short: "Connecting", text: `Connecting…${kept}`, icon: "refresh", retry: false };
    case "reconnecting":
      return {
        short: "Reconnecting",
        text: `${countdown(retryAt, now)}${kept}`,
        icon: "refresh",
        retry: retryAt !== null,
      };
    case "offline":
      return { short: "Offline", text: `You are offline.${kept}`, icon: "wifi-off", retry: false };
    case "closed":
      return { short: "Closed", text: reason || "This room is closed to you.", icon: "warning", retry: false };
  }
}

/** A network on the way lets no WebSocket through: one reads on, and what one wants to change waits. @param {string} kept */
function fallbackWords(kept) {
  const text = kept && `Reading by a fallback: this network lets nothing be sent.${kept}`;
  return { short: "Reading by a fallback", text, icon: "warning", retry: false };
}

/**
 * @param {number | null} retryAt
 * @param {number} now
 */
function countdown(retryAt, now) {
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1000);
  return seconds > 0 ? `Reconnecting in ${seconds} s…` : "Reconnecting…";
}

/** @param {number} pending */
function keptChanges(pending) {
  if (!pending) return "";
  return pending === 1 ? " Your change is kept." : ` Your ${pending} changes are kept.`;
}

/** @param {number} count */
function changes(count) {
  return count === 1 ? "1 change" : `${count} changes`;
}
