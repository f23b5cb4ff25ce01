/** Who drew it: a small label beside the pointer when it rests on something. */

import { avatar } from "../shared/avatar.js";
import { element } from "../shared/element.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { BoardView } from "./board_view.js" */
/** @import { Spot } from "./spots.js" */

const REST = 700; // ms

/** @param {HTMLElement} stage @param {Room} room @param {BoardView} view @returns {(spot: Spot | null) => void} tells where the pointer is */
export function mountHoverName(stage, room, view) {
  const label = element("span", { class: "hover-name", hidden: true, "aria-hidden": "true" });
  stage.append(label);
  let timer = 0;

  const hide = () => {
    window.clearTimeout(timer);
    label.hidden = true;
  };
  stage.addEventListener("pointerdown", hide, { capture: true });
  view.camera.on("change", hide);

  return (spot) => {
    hide();
    if (spot?.pointerType !== "mouse") return;
    timer = window.setTimeout(() => {
      const item = view.pick(spot);
      if (!item?.who) return;
      const color = room.people.find(({ id }) => id === item.by)?.color;
      label.replaceChildren(avatar({ name: item.who, color }, "avatar avatar--small"), `Drawn by ${item.who}`);
      label.style.translate = `${spot.screenX + 14}px ${spot.screenY + 18}px`;
      label.hidden = false;
    }, REST);
  };
}
