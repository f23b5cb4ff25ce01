/** What lies where on the board, asked in pixels of the screen as it is now. */

import { Emitter } from "../realtime/emitter.js";
import { BoardIndex } from "./board_index.js";
import { Camera } from "./camera.js";

/** @import { Item } from "../../types.d.ts" */
/** @import { Box, Point } from "./boxes.js" */
/** @import { ItemsState } from "./items_state.js" */

/** @extends {Emitter<{settled: void}>} */
export class BoardFinder extends Emitter {
  camera = new Camera();

  /** @param {ItemsState} state */
  constructor(state) {
    super();
    this.index = new BoardIndex(state);
  }

  /** The topmost item under a point of the board. @param {Point} point @param {number} [pixels] how far beside it @returns {Item | undefined} */
  pick(point, pixels = 4) {
    return this.pickAll(point, pixels)[0];
  }

  /** From the top down. @param {Point} point @param {number} [pixels] */
  pickAll(point, pixels = 4) {
    return this.index.at(point, pixels / this.camera.zoom);
  }

  /** What a marquee touches. @param {Box} box */
  inBox(box) {
    return this.index.touching(box);
  }

  /** @param {readonly Point[]} lasso */
  inLasso(lasso) {
    return this.index.inside(lasso);
  }

  /** What a brush touches. @param {readonly Point[]} path @param {number} radius units */
  pickPath(path, radius) {
    return this.index.along(path, radius);
  }

  /** Of everything. @returns {Box} */
  bounds() {
    return this.index.bounds();
  }
}
