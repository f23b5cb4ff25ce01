/** What can be done with a marker from its sheet, the keyboard or the list. Stop 1 of a message's way. */

import { newId } from "../realtime/ids.js";
import { copyText } from "../shared/clipboard.js";
import { markerLink } from "./deep_link.js";
import { whyNotMine } from "./grab.js";
import { flyTo } from "./map_view.js";
import { given } from "./marker_changes.js";
import { tidyPlace } from "./mercator.js";
import { nameOf } from "./wording.js";
/** @import { Room } from "../realtime/room.js" */
/** @import { Shell } from "../shared/shell.js" */
/** @import { Grab } from "./grab.js" */
/** @import { Actions, Why } from "./marker_form.js" */
/** @import { Markers } from "./markers.js" */

/**
 * @param {Room} room @param {Markers} markers @param {Grab} grab @param {Shell} shell
 * @param {{open: (id: string) => void, close: (id: string) => void}} sheet of a marker
 * @returns {Actions & {why: (id: string) => Why, tell: (text: string) => void}}
 */
export function markerActions(room, markers, grab, { toast }, { open, close }) {
  const { map, state } = markers;
  const page = window.location.pathname;
  const tell = (/** @type {string} */ text) => void toast({ text });

  return {
    tell,
    edit: (fields) => void room.send("marker.edit", fields),
    lock: (id, locked) => void room.send("marker.lock", { id, locked }),
    duplicate,
    remove,
    link: (id) => void copyText(markerLink(page, id)).then(() => tell("The link to this marker is copied.")),
    show: (id) => flyTo(map, /** @type {L.LatLng} */ (markers.place(id))),
    why: (id) => ({ readOnly: whyNotMine(room, state.get(id)), held: grab.whyHeld(id) }),
  };

  /** A copy beside it. @param {string} id */
  function duplicate(id) {
    const [marker, place] = [state.get(id), markers.place(id)];
    if (!marker || !place) return;
    const beside = map.containerPointToLatLng(map.latLngToContainerPoint(place).add([36, 20]));
    const copy = { ...given(marker), ...tidyPlace(beside), id: newId(), locked: false };
    room.send("marker.add", copy);
    open(copy.id);
  }

  /** @param {string} id */
  function remove(id) {
    const marker = state.get(id);
    const why = grab.whyNot(id);
    if (why) return tell(why);
    if (!marker) return;
    close(id); // or it would tell that the marker has gone
    room.send("marker.remove", { id });
    const undo = { label: "Undo", run: () => void room.send("marker.add", given(marker)) };
    toast({ text: `${nameOf(marker)} is removed.`, action: undo });
    map.getContainer().focus({ preventScroll: true });
  }
}
