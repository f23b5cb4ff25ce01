/**
 * What has been worked out about an item's form (its points, its outline), kept with the item object. Items never change: a
 * change makes a new object, which takes over the form if nothing of it is another.
 */

/** @import { Item } from "../../types.d.ts" */
/** @import { Stroke } from "./stroke_points.js" */

/**
 * All in units from the item's x, y, and not turned.
 *
 * @typedef {object} Shape
 * @property {Stroke} [stroke]
 * @property {Path2D} [outline] what is filled
 * @property {Path2D} [centre] the bare line, for when it is thin on the screen
 * @property {Path2D} [coarse] the same with fewer points, for when it is small
 * @property {Float64Array} [curve] the smoothed line, as x, y, pressure
 * @property {string[]} [lines] the text, laid out
 */

/** @type {WeakMap<Item, Shape>} */
const shapes = new WeakMap();

/** @param {Item} item @returns {Shape} to be filled in by those who need more */
export function shapeOf(item) {
  let shape = shapes.get(item);
  if (!shape) {
    shape = {};
    shapes.set(item, shape);
  }
  return shape;
}

const FORM = /** @type {const} */ (["kind", "w", "h", "size", "points", "step", "dash", "text", "image"]);

/** @param {Item} from @param {Item} to */
export function keepShape(from, to) {
  const shape = shapes.get(from);
  if (shape && FORM.every((name) => from[name] === to[name])) shapes.set(to, shape);
}
