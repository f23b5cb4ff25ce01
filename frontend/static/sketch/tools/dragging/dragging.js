/** What a press of the select tool has begun, until it is dropped or given up. */

/** @import { Spot } from "../../spots.js" */

/**
 * @typedef {object} Dragging
 * @property {(spots: Spot[]) => void} move
 * @property {() => void} drop stores it
 * @property {() => void} cancel puts everything back
 */

export {};
