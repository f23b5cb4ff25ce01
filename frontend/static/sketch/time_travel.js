/** Going back in time on a board: the time slider, with the board as it once was over the present one. */

import { TimeSlider } from "../shared/time_slider.js";
import { PastBoard } from "./past_board.js";
import { spokenEvent } from "./wording.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Shell } from "../shared/shell.js" */
/** @import { BoardView } from "./board_view.js" */
/** @import { ItemsState } from "./items_state.js" */
/** @import { Pictures } from "./pictures.js" */

/** @param {{url: string, room: Room, view: BoardView, state: ItemsState, pictures: Pictures, shell: Shell}} parts */
export function timeSlider({ url, room, view, state, pictures, shell }) {
  const stage = new PastBoard(view, pictures);
  return new TimeSlider(room, {
    url,
    stage,
    begin: () => stage.open(),
    end: () => stage.close(),
    describe: (event) => spokenEvent(/** @type {any} */ (event), "id" in event ? state.get(event.id) : undefined),
    announce: shell.announce,
    toast: shell.toast,
  });
}
