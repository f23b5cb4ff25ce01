/** Icons from the one sprite, `icons.svg`; its address is on the <html> element, since static files have hashed names. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} name a symbol of the sprite
 * @param {string} [classes]
 * @returns {SVGSVGElement}
 */
export function icon(name, classes = "icon") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", classes);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${document.documentElement.dataset.icons}#${name}`);
  svg.append(use);
  return svg;
}
