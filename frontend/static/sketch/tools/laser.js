/** The laser pointer: a trail that everybody sees and that fades; nothing is stored. */

/** @import { Lasers } from "../lasers.js" */
/** @import { Tool } from "./tool.js" */

/** @param {Lasers} lasers @returns {Tool} */
export function laser(lasers) {
  let down = false;
  const up = () => {
    down = false;
    lasers.lift();
  };
  return {
    name: "laser",
    label: "Laser pointer",
    icon: "laser",
    key: "K",
    cursor: "crosshair",
    harmless: true,
    down(spot) {
      down = true;
      lasers.point(spot);
    },
    move(spots) {
      if (down) for (const spot of spots) lasers.point(spot);
    },
    up,
    cancel: up,
  };
}
