/**
 * The way to the X-ray: a drawer that shows the page's messages as they come and go. Nothing of it is
 * loaded, measured or sent before it is opened for the first time. It stays as it is while the tab lasts.
 */

import { hook } from "./element.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Drawer } from "../xray/drawer.js" */
/** @import { Shortcuts } from "./shortcuts.js" */

const KEY = "under-the-hood";

/**
 * @param {Room} room
 * @param {Shortcuts} shortcuts
 */
export function mountUnderTheHood(room, shortcuts) {
  const button = hook("under-the-hood");
  /** @type {Promise<Drawer> | null} */
  let made = null;

  const turn = async (/** @type {boolean} */ on, focus = true) => {
    button.setAttribute("aria-expanded", String(on));
    remember(on);
    made ??= make();
    const drawer = await made;
    if (on) drawer.open({ focus });
    else drawer.close();
  };
  const make = async () => {
    const { Drawer } = await import("../xray/drawer.js");
    await addStyles(button.dataset.underTheHood ?? "");
    return new Drawer(room, { closed: () => turn(false) });
  };
  const toggle = () => turn(button.getAttribute("aria-expanded") !== "true");

  button.addEventListener("click", toggle);
  shortcuts.add({ keys: "X", label: "Look under the hood", group: "Room", run: toggle });
  if (isRemembered()) turn(true, false);
}

/** @param {string} href */
function addStyles(href) {
  const link = document.createElement("link");
  const added = new Promise((resolve) => link.addEventListener("load", resolve));
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
  return added;
}

function isRemembered() {
  try {
    return sessionStorage.getItem(KEY) === "open";
  } catch {
    return false; // storage is shut off
  }
}

/** @param {boolean} on */
function remember(on) {
  try {
    if (on) sessionStorage.setItem(KEY, "open");
    else sessionStorage.removeItem(KEY);
  } catch {
    // then it is not kept over a reload
  }
}
