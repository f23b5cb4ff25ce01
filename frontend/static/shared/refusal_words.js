/** Why a change was not made, in one plain sentence. */

/** @import { Refusal } from "../../types.d.ts" */

/**
 * @param {Refusal} refusal
 * @param {boolean} viewer does this person only look on?
 * @returns {string}
 */
export function refusalWords({ code, detail }, viewer) {
  switch (code) {
    case "held":
      return detail || "Somebody else is moving this.";
    case "read_only":
      return "The room is frozen, so your change was not made.";
    case "not_found":
      return "It has been removed meanwhile, so your change was not made.";
    case "forbidden":
      return viewer ? "Your link lets you look, but not change anything." : detail || "You may not do that here.";
    case "too_large":
      return "That is too long to be saved.";
    case "invalid":
      return detail ? `That could not be saved: ${detail}` : "That could not be saved.";
    default:
      return detail || "Your change could not be made.";
  }
}
