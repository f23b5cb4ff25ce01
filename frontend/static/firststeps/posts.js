/** Live posts: saved by a form, heard of by a socket. */

import { element, hook } from "../shared/element.js";
import { post } from "./asking.js";
import { ExampleSocket } from "./example_socket.js";
import { onSubmit, startAnew } from "./forms.js";
import { Frames } from "./frames.js";

/** @import { StepsPage } from "./page.js" */

const SHOWN = 5;

/** @param {HTMLElement} card @param {StepsPage} page */
export function mountPosts(card, { csrf, toast }) {
  const list = hook("posts", card);
  const socket = new ExampleSocket("posts/", new Frames(card), {
    text: (text) => {
      const { id, text: words } = JSON.parse(text);
      if (list.querySelector(`[data-post="${Number(id)}"]`)) return; // the page had it
      list.prepend(element("li", { "data-post": id }, words));
      while (list.children.length > SHOWN) list.lastElementChild?.remove();
    },
  });
  const form = onSubmit(card, async (field) => {
    const refusal = await post(form.action, csrf, { text: field("text") });
    if (refusal) toast({ text: refusal });
    else startAnew(form, "text");
  });
  socket.open();
}
