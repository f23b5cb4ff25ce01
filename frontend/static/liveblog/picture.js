/** A picture of an update, with its room reserved: the same as templates/liveblog/_picture.html. */

import { element } from "../shared/element.js";

/** @import { PostImage } from "../../types.d.ts" */

const SVG = "http://www.w3.org/2000/svg";
const SIZES = "(max-width: 640px) 92vw, 560px";

/** @param {PostImage} image @returns {Element} */
export function picture({ url, width, height, alt, sizes }) {
  if (!url) return waiting(width, height, alt);
  const srcset = sizes.map((size) => `${size.url} ${size.width}w`).join(", ") || null;
  const lazily = { loading: "lazy", decoding: "async" };
  return element("img", { class: "picture", srcset, sizes: srcset && SIZES, src: url, width, height, alt, ...lazily });
}

/** @param {number} width @param {number} height @param {string} alt */
function waiting(width, height, alt) {
  const room = document.createElementNS(SVG, "svg");
  const label = `${alt || "A picture"}, not ready yet`;
  const attributes = {
    class: "picture picture--waiting",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
  };
  for (const [name, value] of Object.entries(attributes)) room.setAttribute(name, String(value));
  room.setAttribute("aria-label", label);
  return room;
}
