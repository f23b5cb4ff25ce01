/** A view and a consumer, greeted by the same form. */

import { get } from "./asking.js";
import { ExampleSocket } from "./example_socket.js";
import { onSubmit } from "./forms.js";
import { Frames } from "./frames.js";

/** @type {Record<string, string>} the views' addresses, by the button's value */
const VIEWS = { view: "/first-steps/greeting/", class: "/first-steps/greeting-class/" };

/** @param {HTMLElement} card */
export function mountGreeting(card) {
  const frames = new Frames(card);
  const socket = new ExampleSocket("greeting/", frames);
  onSubmit(card, async (field, button) => {
    if (!(button in VIEWS)) return void socket.say(field("name"));
    const path = `${VIEWS[button]}?${new URLSearchParams({ name: field("name") })}`;
    frames.out(`GET ${path}`);
    frames.in(await get(path));
  });
  socket.open();
}
