/** Moving one end of a line or an arrow; with Shift in steps of 15 degrees. */

import { changed } from "../../item_fields.js";
import { endsOf, snapAngle, withEnds } from "../../lines.js";
import { Reshaping } from "./reshaping.js";

/** @import { Bench } from "../tool.js" */

export class Endpoint extends Reshaping {
  /** @param {Bench} bench @param {"from" | "to"} which */
  constructor(bench, which) {
    super(bench, ([line], spot) => {
      const [from, to] = endsOf(line);
      const other = which === "from" ? to : from;
      const end = spot.shift ? snapAngle(other, spot) : { x: spot.x, y: spot.y };
      return [changed(line, which === "from" ? withEnds(line, end, to) : withEnds(line, from, end))];
    });
  }
}
