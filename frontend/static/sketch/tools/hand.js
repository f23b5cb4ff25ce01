/** The hand moves the board itself: the gestures do so while it is taken. */

/** @import { Tool } from "./tool.js" */

/** @returns {Tool} */
export function hand() {
  const nothing = () => {};
  return {
    name: "hand",
    label: "Hand",
    icon: "hand",
    key: "M",
    cursor: "grab",
    harmless: true,
    down: nothing,
    move: nothing,
    up: nothing,
    cancel: nothing,
  };
}
