/** The others' cursors on the board, with their tools, and one's own for them. */

import { covered, edgePoint } from "../shared/edge.js";
import { PlayedCursors } from "../shared/played_cursors.js";
import { CursorView } from "./cursor_view.js";
import { hundredths } from "./tools/drawn_box.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Point } from "./boxes.js" */
/** @import { Camera } from "./camera.js" */

export class Cursors {
  #room;
  #camera;
  #played;

  /** @param {HTMLElement} stage @param {Room} room @param {Camera} camera @param {(id: string) => void} go to a person */
  constructor(stage, room, camera, go) {
    this.#room = room;
    this.#camera = camera;
    this.#played = new PlayedCursors(
      room,
      (person) => new CursorView(person, stage, () => go(person.id)),
      (view, /** @type {{x: number, y: number}} */ place) => this.#draw(view, place),
    );
    room.on("cursor.move", (update) => "x" in update && this.#point(update.by, update, update.tool));
    room.on("stroke.draw", ({ by }) => this.#played.view(by)?.quiet(true));
    camera.on("change", () => this.#played.soon());
  }

  /** @param {string} id @returns {Point | undefined} where a person last pointed */
  place(id) {
    return this.#played.place(id);
  }

  /** One's own. @param {Point} point @param {string} tool */
  show({ x, y }, tool) {
    this.#room.live("cursor.move", { x: hundredths(x), y: hundredths(y), tool });
  }

  /** While somebody draws, the stroke itself shows where. @param {string} id @param {Point} place @param {string} tool */
  #point(id, { x, y }, tool) {
    this.#played.point(id, { x, y });
    this.#played.view(id)?.tool(tool);
    this.#played.view(id)?.quiet(false);
  }

  /** @param {CursorView} view @param {Point} place */
  #draw(view, place) {
    const { width, height } = this.#camera;
    const at = this.#camera.toScreen(place);
    view.move(at, edgePoint(at, { x: width, y: height }, covered(width, 60)));
  }
}
