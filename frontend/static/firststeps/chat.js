/** Chat: lines from everybody who has it open. */

import { hook } from "../shared/element.js";
import { ExampleSocket } from "./example_socket.js";
import { onSubmit, startAnew } from "./forms.js";
import { Frames } from "./frames.js";
import { addLine } from "./lines.js";

/** @import { StepsPage } from "./page.js" */

/** @param {HTMLElement} card @param {StepsPage} page */
export function mountChat(card, { toast }) {
  const lines = hook("lines", card);
  const socket = new ExampleSocket("chat/", new Frames(card), {
    text: (text) => {
      const line = JSON.parse(text);
      addLine(lines, line.name, line.text);
    },
    refused: (why) => toast({ text: why }),
  });
  const form = onSubmit(card, (field) => {
    if (socket.say(JSON.stringify({ text: field("text") }))) startAnew(form, "text");
  });
  socket.open();
}
