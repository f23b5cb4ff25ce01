/** Taking the markers away as a file: one link for each format. */

import { openDialog } from "../shared/dialog.js";
import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";

const FORMATS = [
  ["geojson", "GeoJSON", "For other web maps, and for programs"],
  ["csv", "CSV", "For spreadsheets"],
  ["gpx", "GPX", "For navigation devices and hiking apps"],
  ["kml", "KML", "For Google Earth and My Maps"],
];

/** @param {string} page the room's address */
export function openExport(page) {
  const links = FORMATS.map(([format, name, use]) => {
    const words = element("span", {}, name, element("small", {}, use));
    const url = `${page}export.${format}`;
    return element("li", {}, element("a", { class: "menu__item", href: url, download: true }, icon("download"), words));
  });
  const content = element("ul", { class: "menu__items" }, ...links);
  const { close } = openDialog({ title: "Save the markers as a file", content });
  content.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && close());
}
