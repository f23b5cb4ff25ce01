/** The first steps: each example comes to life when its card is first seen. */

import { hook } from "../shared/element.js";
import { mountThemeSwitches } from "../shared/theme.js";
import { createToasts } from "../shared/toast.js";
import { mountBell } from "./bell.js";
import { mountChat } from "./chat.js";
import { mountClock } from "./clock.js";
import { mountDivisor } from "./divisor.js";
import { mountDraw } from "./draw.js";
import { mountEcho } from "./echo.js";
import { mountGreeting } from "./greeting.js";
import { mountHello } from "./hello.js";
import { mountPosts } from "./posts.js";
import { mountRouting } from "./routing.js";
import { mountScript } from "./script.js";
import { mountThumbnail } from "./thumbnail.js";
import { mountWho } from "./who.js";

/** @import { Toast } from "../shared/toast.js" */

/**
 * @typedef {object} StepsPage what all examples have at hand
 * @property {string} csrf
 * @property {number} picture_bytes the largest picture that may be sent
 * @property {Toast} toast
 */

/** @type {Record<string, (card: HTMLElement, page: StepsPage) => void>} by the example's slug */
const MOUNTS = {
  hello: mountHello,
  greeting: mountGreeting,
  echo: mountEcho,
  who: mountWho,
  chat: mountChat,
  draw: mountDraw,
  posts: mountPosts,
  bell: mountBell,
  thumbnail: mountThumbnail,
  divisor: mountDivisor,
  script: mountScript,
  clock: mountClock,
  routing: mountRouting,
};
const AHEAD = "300px"; // a card is made ready before it is seen

mountThemeSwitches();
const config = JSON.parse(document.getElementById("steps-config")?.textContent ?? "{}");
/** @type {StepsPage} */
const page = { ...config, toast: createToasts(hook("toasts")) };

const watching = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) mount(target);
  },
  { rootMargin: AHEAD },
);
for (const card of document.querySelectorAll("[data-example]")) {
  if (card.id === "bell")
    mount(card); // heard wherever on the page one is
  else watching.observe(card);
}

/** @param {Element} card */
function mount(card) {
  watching.unobserve(card);
  if (!(card instanceof HTMLElement)) return;
  MOUNTS[card.dataset.example ?? ""]?.(card, page);
  card.dataset.alive = "";
}
