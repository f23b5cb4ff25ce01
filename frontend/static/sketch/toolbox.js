/** The tool in the hand: it gets what the pointer does, while one may draw. */

import { Emitter } from "../realtime/emitter.js";
import { whyReadOnly } from "./permission.js";

/** @import { Point } from "./boxes.js" */
/** @import { Spot } from "./spots.js" */
/** @import { Bench, Tool } from "./tools/tool.js" */

/** @extends {Emitter<{change: Tool, hover: Spot | null}>} */
export class Toolbox extends Emitter {
  /** @type {Map<string, Tool>} in the order of the rail */
  tools;
  #tool;
  #bench;
  #isDown = false;
  /** The room took the tool away: it was frozen. */
  #wasForced = false;

  /** @param {Bench} bench @param {Tool[]} tools */
  constructor(bench, tools) {
    super();
    this.#bench = bench;
    this.tools = new Map(tools.map((tool) => [tool.name, tool]));
    this.#tool = tools[0];
    for (const name of /** @type {const} */ (["you", "room"])) bench.room.on(name, () => this.#permit());
  }

  get tool() {
    return this.#tool;
  }

  /** Whether something is being drawn or dragged just now. */
  get isDown() {
    return this.#isDown;
  }

  /** All that hears of it is there. */
  start() {
    this.#permit();
  }

  /** @param {string} name */
  take(name) {
    const tool = this.tools.get(name);
    if (!tool) return;
    const why = tool.harmless ? "" : whyReadOnly(this.#bench.room);
    if (why) return this.#bench.tell(why);
    if (tool.use) return tool.use();
    this.cancel();
    this.#tool.leave?.();
    this.#tool = tool;
    if (!tool.picks) this.#bench.selection.clear();
    this.#show();
  }

  /** Puts one of the tool's things at a point. @param {Point} at @returns {boolean} whether the tool does so */
  place(at) {
    if (!this.#tool.place) return false;
    this.#tool.place(at);
    return true;
  }

  // What the pointer does

  /** @param {Spot} spot */
  down(spot) {
    this.#bench.editor.finish();
    this.#isDown = true;
    this.#tool.down(spot);
  }

  /** @param {Spot[]} spots */
  move(spots) {
    if (this.#isDown) this.#tool.move(spots);
  }

  /** @param {Spot} spot */
  up(spot) {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#tool.up(spot);
    this.emit("hover", spot);
  }

  cancel() {
    if (this.#isDown) this.#tool.cancel();
    this.#isDown = false;
  }

  /** @param {Spot} spot */
  hover(spot) {
    this.#tool.hover?.(spot);
    this.emit("hover", spot);
  }

  leave() {
    this.#tool.leave?.();
    this.emit("hover", null);
  }

  /** Who may not draw any more gets the hand; who may again, the selection. */
  #permit() {
    const { canEdit } = this.#bench.room;
    if (!canEdit && !this.#tool.harmless) {
      this.cancel();
      this.#tool.leave?.();
      this.#bench.editor.finish();
      this.#bench.selection.clear();
      this.#tool = /** @type {Tool} */ (this.tools.get("hand"));
      this.#wasForced = true;
    } else if (canEdit && this.#wasForced) {
      this.#wasForced = false;
      this.#tool = /** @type {Tool} */ (this.tools.get("select"));
    }
    this.#show();
  }

  #show() {
    this.#bench.stage.style.cursor = this.#tool.cursor;
    this.emit("change", this.#tool);
  }
}
