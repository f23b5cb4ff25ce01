/** Pictures: chosen from the device's files and put into the middle of what is in sight. They can be pasted and dropped as well. */

/** @import { Bench, Tool } from "./tool.js" */

/** @param {Bench} bench @returns {Tool} */
export function image(bench) {
  const nothing = () => {};
  return {
    name: "image",
    label: "Picture",
    icon: "image",
    key: "I",
    cursor: "default",
    harmless: false,
    down: nothing,
    move: nothing,
    up: nothing,
    cancel: nothing,
    use: () => bench.uploads.choose(),
  };
}
