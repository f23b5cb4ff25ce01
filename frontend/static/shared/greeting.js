/** Tells a newcomer once, as soon as somebody else is there, under which name the others see them. */

import { keepChoice, readChoice } from "./choices.js";
import { hook } from "./element.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Toast } from "./toast.js" */

const KEY = "greeted";

/** @param {Room} room @param {Toast} toast @param {() => void} rename */
export function greetOnce(room, toast, rename) {
  if (readChoice(KEY)) return;
  const stop = room.on("people", ({ total }) => {
    if (total < 2 || room.role === "viewer") return; // who only looks on is not watched much
    stop();
    keepChoice(KEY, "yes");
    const text = `The others see you as ${room.you.name}.`;
    const close = toast({ text, action: { label: "Change", run: rename }, seconds: 9 });
    hook("people").addEventListener("click", close, { once: true });
  });
}
