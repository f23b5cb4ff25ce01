/** Where more markers are in sight than can be told apart: which of them stand alone, and which stand together. */

/**
 * @typedef {{id: string, x: number, y: number}} Spot in pixels of the zoomed world
 * @typedef {{id: string, ids: string[], x: number, y: number}} Cluster at the middle of its markers
 */

const CELL = 88; // pixels
const TOGETHER = 3; // fewer markers in a cell stand alone

/**
 * By a grid that is laid over the world, not over the window: while the map moves, nothing regroups.
 *
 * @param {Spot[]} spots @param {number} zoom
 * @returns {{alone: string[], clusters: Cluster[]}}
 */
export function grouped(spots, zoom) {
  /** @type {Map<string, Spot[]>} */
  const cells = new Map();
  for (const spot of spots) {
    const cell = `${Math.floor(spot.x / CELL)} ${Math.floor(spot.y / CELL)}`;
    const there = cells.get(cell);
    if (there) there.push(spot);
    else cells.set(cell, [spot]);
  }
  /** @type {string[]} */
  const alone = [];
  /** @type {Cluster[]} */
  const clusters = [];
  for (const [cell, there] of cells) {
    if (there.length < TOGETHER) alone.push(...there.map(({ id }) => id));
    else clusters.push({ id: `${zoom} ${cell}`, ids: there.map(({ id }) => id), ...middle(there) });
  }
  return { alone, clusters };
}

/** @param {Spot[]} spots */
function middle(spots) {
  const sum = spots.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / spots.length, y: sum.y / spots.length };
}
