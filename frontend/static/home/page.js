/** The home page: the theme switch, and a live look into each lobby that has a preview. */

import { mountThemeSwitches } from "../shared/theme.js";
import { BlogPreview } from "./blog_preview.js";
import { BoardPreview } from "./board_preview.js";
import { MapPreview } from "./map_preview.js";

/** @import { Person } from "../../types.d.ts" */

/** @type {Record<string, new (card: Element, config: any) => {start: () => void}>} by the room's kind */
const PREVIEWS = { map: MapPreview, sketch: BoardPreview, live: BlogPreview };

mountThemeSwitches();
/** @type {Record<string, object>} */
const config = readJson("home-config");
/** @type {Omit<Person, "role">} */
const person = readJson("home-person");
for (const card of document.querySelectorAll("[data-preview]")) {
  const kind = card instanceof HTMLElement ? (card.dataset.preview ?? "") : "";
  if (kind in PREVIEWS && config[kind])
    new PREVIEWS[kind](card, { ...config[kind], you: { ...person, role: "viewer" } }).start();
}

/** @param {string} id of a script element that json_script made */
function readJson(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}
