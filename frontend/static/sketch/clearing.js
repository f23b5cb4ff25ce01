/** Asks before everything goes. */

import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { itemCount } from "./wording.js";

/** @import { Bench } from "./tools/tool.js" */

/** @param {Bench} bench */
export function confirmClearing({ room, state, tell }) {
  if (!state.size) return tell("The board is empty already.");
  const yes = element("button", { class: "button button--danger", type: "button" }, "Clear the board");
  const no = element("button", { class: "button", type: "button" }, "Keep it");
  const words = `${itemCount(state.size)} will be gone for everybody in the room. You can put it all back afterwards.`;
  const content = element("div", {}, element("p", {}, words), element("div", { class: "dialog__actions" }, no, yes));
  const { close } = openDialog({ title: "Clear the board?", content });
  no.addEventListener("click", close);
  yes.addEventListener("click", () => {
    close();
    room.send("board.clear", {});
  });
}
