/** Tells why a change was taken back; the same sentence not twice within a moment. */

import { refusalWords } from "./refusal_words.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Toast } from "./toast.js" */

const MOMENT = 3000; // ms

/** @param {Room} room @param {Toast} toast */
export function mountRefusals(room, toast) {
  let last = { text: "", at: -MOMENT };
  const tell = (/** @type {string} */ text) => {
    const at = performance.now();
    if (text === last.text && at - last.at < MOMENT) return;
    last = { text, at };
    toast({ text, tone: "danger" });
  };
  room.on("refused", (refusal) => tell(refusalWords(refusal, room.role === "viewer")));
  room.on("error", ({ code, detail }) => {
    if (code === "held") tell(detail || "Somebody else is moving this.");
  });
}
