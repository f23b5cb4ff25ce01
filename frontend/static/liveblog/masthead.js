/** The head of the page: how many read it and how many updates there are, the pause, and the name that follows into the bar. */

import { hook } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { readingNow, updates } from "./wording.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Arrivals } from "./arrivals.js" */
/** @import { PostsState } from "./posts_state.js" */

/** @param {Room} room @param {PostsState} state @param {Arrivals} arrivals */
export function mountMasthead(room, state, arrivals) {
  const count = hook("count");
  const echo = hook("title-echo");
  room.on("people", ({ total }) => {
    hook("reading").textContent = readingNow(total);
  });
  room.on("room", ({ title }) => {
    echo.textContent = title;
  });
  new IntersectionObserver(([{ isIntersecting }]) => echo.toggleAttribute("data-shown", !isIntersecting), {
    rootMargin: "-60px 0px 0px",
  }).observe(hook("title"));
  mountPause(arrivals);
  return () => {
    const words = updates(Math.max(0, state.total));
    if (count.textContent !== words) count.textContent = words;
  };
}

/** @param {Arrivals} arrivals */
function mountPause(arrivals) {
  const button = hook("pause");
  button.addEventListener("click", () => {
    const paused = !arrivals.isPaused;
    arrivals.pause(paused);
    button.setAttribute("aria-pressed", String(paused));
    button.querySelector("svg")?.replaceWith(icon(paused ? "play" : "pause"));
    hook("pause-label").textContent = paused ? "Go on" : "Pause";
    hook("live").textContent = paused ? "Paused" : "Live";
    hook("live").toggleAttribute("data-paused", paused);
  });
}
