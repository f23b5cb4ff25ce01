/** Which part of the world a preview shows: where people live, as large as covers the place. */

const LEFT = 0.03; // of the unit map's width: the Pacific is left out where there is no room for it
const RIGHT = 0.97;
const TOP = 0.175; // northern Greenland
const BOTTOM = 0.66; // Tierra del Fuego
const MIDDLE = { x: 0.53, y: 0.405 }; // the view's centre where not all fits

/**
 * @param {number} width px
 * @param {number} height px
 * @returns {{x: number, y: number, scale: number, width: number, height: number}} x, y: the top left corner on the unit map
 */
export function coveringView(width, height) {
  const scale = Math.max(width / (RIGHT - LEFT), height / (BOTTOM - TOP), 1);
  const [across, down] = [width / scale, height / scale];
  return {
    x: within(MIDDLE.x - across / 2, LEFT, RIGHT - across),
    y: within(MIDDLE.y - down / 2, TOP, BOTTOM - down),
    scale,
    width,
    height,
  };
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
function within(value, low, high) {
  return Math.max(low, Math.min(high, value));
}
