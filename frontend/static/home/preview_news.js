/** The line under a preview: whether it is live, who is there, and for a moment what just happened. */

import { hook } from "../shared/element.js";
import { newsOf, peopleWords } from "./news.js";

/** @import { RoomEvent } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */

const SPEAK = 4000; // ms that a piece of news stays before the count of people comes back

/** @param {ParentNode} card @param {Room} room @param {(event: RoomEvent) => string} nameOf what an event is about, "" if it has no name */
export function mountNews(card, room, nameOf) {
  const [line, dot] = [hook("preview-news", card), hook("preview-dot", card)];
  let timer = 0;

  const showPeople = () => {
    if (!timer) line.textContent = peopleWords(room.status.state, room.total, room.seq ?? 0);
  };
  room.on("event", (event) => {
    const news = newsOf(event, nameOf(event));
    if (!news) return;
    clearTimeout(timer);
    line.textContent = news;
    timer = window.setTimeout(() => {
      timer = 0;
      showPeople();
    }, SPEAK);
  });
  room.on("people", showPeople);
  room.on("status", ({ state }) => {
    dot.dataset.state = state;
    showPeople();
  });
}
