/** Who drew what: everybody with something on the board, and for the owner the way to remove all of it. It can be put back. */

import { avatar } from "../shared/avatar.js";
import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { itemCount } from "./wording.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Bench } from "./tools/tool.js" */

/** @typedef {{id: string, name: string, count: number}} Drawer */

/** @param {Bench} bench */
export function openDrawers(bench) {
  const { room, state } = bench;
  const drawers = countByDrawer(state.all());
  const list = element("ul", { class: "drawers", "aria-label": "Who drew what" });
  const content = element("div", {}, drawers.length ? list : element("p", {}, "Nothing is drawn here yet."));
  const { close } = openDialog({ title: "Who drew what", content });
  list.append(
    ...drawers.map(({ id, name, count }) => {
      const color = room.people.find((person) => person.id === id)?.color;
      const face = avatar({ name, color });
      const words = element("span", { class: "drawers__name" }, name, element("small", {}, itemCount(count)));
      return element(
        "li",
        { class: "drawers__row" },
        face,
        words,
        room.role === "owner" && id ? sweeper(id, name) : null,
      );
    }),
  );

  /** @param {string} person @param {string} name */
  function sweeper(person, name) {
    const label = `Remove what ${name} drew`;
    const button = element(
      "button",
      { class: "button button--small button--danger", type: "button", "aria-label": label },
      "Remove",
    );
    button.addEventListener("click", () => {
      close();
      room.send("items.sweep", { person });
    });
    return button;
  }
}

/** Those with most first. @param {readonly Item[]} items @returns {Drawer[]} */
export function countByDrawer(items) {
  /** @type {Map<string, Drawer>} */
  const drawers = new Map();
  for (const { by, who } of items) {
    const drawer = drawers.get(by) ?? { id: by, name: who || "Somebody", count: 0 };
    drawer.count += 1;
    drawers.set(by, drawer);
  }
  return [...drawers.values()].sort((one, other) => other.count - one.count);
}
