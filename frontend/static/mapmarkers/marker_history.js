/** The history of one marker, in its sheet: read when it is opened, and up to date as long as it is. */

import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { momentWords } from "../shared/time_words.js";
import { storyOf } from "./marker_story.js";

/** @import { StoredEvent } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Line } from "./marker_story.js" */

const SHOWN = 100; // lines

/** @typedef {{root: HTMLElement, end: () => void}} MarkerHistory */

/** @param {Room} room @param {string} url of the room's history @param {string} id @returns {MarkerHistory} */
export function markerHistory(room, url, id) {
  const list = element("ol", { class: "marker-history__list", "aria-label": "Who did what, the latest first" });
  const remark = element("p", { class: "marker-history__remark", role: "status", hidden: true });
  const summary = element("summary", { class: "marker-history__head" }, icon("history"), "History", icon("chevron"));
  const root = element("details", { class: "marker-history" }, summary, remark, list);
  /** @type {Map<number, StoredEvent>} */
  const events = new Map();
  let isRead = false;
  let floor = 0;
  const stop = room.on("event", (event) => {
    events.set(event.seq, event);
    if (isRead && root.open) show();
  });
  root.addEventListener("toggle", () => root.open && read());
  return { root, end: stop };

  async function read() {
    if (isRead) return show();
    say("Reading…");
    try {
      const answer = await fetch(`${url}?about=${id}`);
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      const told = await answer.json();
      for (const event of told.events) events.set(event.seq, event);
      [isRead, floor] = [true, told.floor];
      show();
    } catch {
      say("The history cannot be read just now. Close it and open it again.");
    }
  }

  function show() {
    const inOrder = [...events.values()].sort((one, other) => one.seq - other.seq);
    const lines = storyOf(inOrder, id);
    list.replaceChildren(...lines.slice(0, SHOWN).map(item));
    say(lines.length ? "" : floor ? "What was done before is no longer kept." : "It is not stored yet.");
  }

  /** @param {string} text */
  function say(text) {
    remark.textContent = text;
    remark.hidden = !text;
  }
}

/** @param {Line} line */
function item({ who, at, deed }) {
  const time = element("time", { datetime: at }, momentWords(at, Date.now()));
  return element("li", {}, element("span", {}, element("b", {}, who), ` ${deed}`), time);
}
