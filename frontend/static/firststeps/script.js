/** A script that speaks to the chat's group: started here, heard by whoever has the chat open. */

import { hook } from "../shared/element.js";
import { post } from "./asking.js";
import { ExampleSocket } from "./example_socket.js";
import { Frames } from "./frames.js";
import { addLine } from "./lines.js";

/** @import { StepsPage } from "./page.js" */

/** @param {HTMLElement} card @param {StepsPage} page */
export function mountScript(card, { csrf, toast }) {
  const socket = new ExampleSocket("chat/", new Frames(card), {
    text: (text) => {
      const line = JSON.parse(text);
      addLine(hook("lines", card), line.name, line.text);
    },
  });
  hook("run", card).addEventListener("click", async () => {
    const refusal = await post("/first-steps/script/", csrf);
    if (refusal) toast({ text: refusal });
  });
  socket.open();
}
