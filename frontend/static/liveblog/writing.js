/** "Ana is writing…": told to the others while somebody types, and shown to everyone. */

import { hook } from "../shared/element.js";
import { writing } from "./wording.js";
import { Writers } from "./writers.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Feed } from "./feed.js" */

const LOOK = 1000; // ms between looks for those who have stopped
const AGAIN = 2000; // ms between two updates of one who types

/** @param {Room} room @param {Feed} feed */
export function mountWriting(room, feed) {
  const writers = new Writers();
  const place = hook("writing");
  /** @type {Set<string>} */
  let marked = new Set();
  room.on("post.typing", ({ by, id }) => {
    writers.hear(by, id ?? "", performance.now()); // the server says null for none
    show();
  });
  room.on("event", ({ type, by }) => {
    if (type === "post.added" || type === "post.edited") writers.stop(by);
    show();
  });
  window.setInterval(show, LOOK);

  function show() {
    const now = performance.now();
    const words = writing(writers.writing(now).map((id) => nameOf(room, id)));
    if (place.textContent !== words) place.textContent = words;
    place.hidden = !words;
    const changing = new Set(writers.places(now));
    for (const id of new Set([...marked, ...changing])) mark(id, writers.changing(id, now));
    marked = changing;
  }

  /** @param {string} id @param {string[]} people */
  function mark(id, people) {
    const article = feed.article(id);
    if (!article) return;
    hook("changing", article).textContent = people.length ? `${nameOf(room, people[0])} is changing it…` : "";
  }
}

/** One's own typing, told now and then. @param {Room} room */
export function typingTeller(room) {
  let told = -Infinity;
  return (/** @type {string} */ id) => {
    const now = performance.now();
    if (now - told < AGAIN) return;
    told = now;
    room.live("post.typing", id ? { id } : {});
  };
}

/** @param {Room} room @param {string} id */
function nameOf(room, id) {
  return room.people.find((person) => person.id === id)?.name ?? "Somebody";
}
