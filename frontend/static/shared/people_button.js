/** The overlapping avatars in the bar: who is here at a glance, and the way to the people list. */

import { avatar } from "./avatar.js";
import { element } from "./element.js";
import { fit, inOrder } from "./people_order.js";

/** @import { Room } from "../realtime/room.js" */

/** How many avatars the bar has room for, by the window's width. */
const PLACES = /** @type {const} */ ([
  ["(min-width: 1100px)", 6],
  ["(min-width: 601px)", 4],
  ["(min-width: 430px)", 2],
  ["all", 1],
]);

/**
 * @param {Room} room
 * @param {HTMLElement} button
 */
export function mountPeopleButton(room, button) {
  const show = () => {
    const people = inOrder(room.people, room.you);
    const count = Math.max(room.total, people.length);
    const { shown, more } = fit(count, places());
    const faces = people.slice(0, shown).map((person) => avatar(person));
    if (more)
      faces.push(
        element("span", { class: "avatar avatar--more", "aria-hidden": "true" }, shown ? `+${more}` : String(more)),
      );
    button.replaceChildren(...faces);
    button.setAttribute("aria-label", count === 1 ? "People: only you are here" : `People: ${count} are here`);
  };
  for (const name of /** @type {const} */ (["people", "you"])) room.on(name, show);
  for (const [query] of PLACES) matchMedia(query).addEventListener("change", show);
  show();
}

function places() {
  return PLACES.find(([query]) => matchMedia(query).matches)?.[1] ?? 1;
}
