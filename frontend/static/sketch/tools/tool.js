/** The one shape of all tools: the toolbox hands each what the hand does, in board coordinates. */

/** @import { Item } from "../../../types.d.ts" */
/** @import { Room } from "../../realtime/room.js" */
/** @import { Shell } from "../../shared/shell.js" */
/** @import { BoardView } from "../board_view.js" */
/** @import { Point } from "../boxes.js" */
/** @import { Brush } from "../brush.js" */
/** @import { Changes } from "../changes.js" */
/** @import { Drags } from "../drags.js" */
/** @import { Spot } from "../spots.js" */
/** @import { ItemsState } from "../items_state.js" */
/** @import { Selection } from "../selection.js" */
/** @import { SelectionFrame } from "../selection_frame.js" */
/** @import { StrokeKeeper } from "../stroke_keeper.js" */
/** @import { TextEditor } from "../text_editor.js" */
/** @import { Uploads } from "../uploads.js" */

/**
 * What lies on the bench: all that a tool may work with.
 *
 * @typedef {object} Bench
 * @property {Room} room
 * @property {Shell} shell
 * @property {HTMLElement} stage
 * @property {ItemsState} state
 * @property {BoardView} view
 * @property {Brush} brush
 * @property {Selection} selection
 * @property {() => void} showSelection puts the frame around what is selected, as it is stored
 * @property {SelectionFrame} frame
 * @property {TextEditor} editor
 * @property {StrokeKeeper} keeper
 * @property {Drags} drags
 * @property {Uploads} uploads
 * @property {(name: string) => void} take takes another tool into the hand
 * @property {(ids: string[]) => void} pickUp selects these with the select tool
 * @property {(text: string) => void} tell
 * @property {(items: Item[]) => string} whyNot why one may not change these, "" if one may
 * @property {(changes: Changes) => void} send as one step of undo
 */

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} label as its tooltip says
 * @property {string} icon
 * @property {string} key
 * @property {string} cursor
 * @property {boolean} harmless it changes nothing, so whoever looks on may have it as well
 * @property {(spot: Spot) => void} down
 * @property {(spots: Spot[]) => void} move the way since the last call, oldest first
 * @property {(spot: Spot) => void} up
 * @property {() => void} cancel as if it had never been put down
 * @property {(spot: Spot) => void} [hover] the pointer moves without a button
 * @property {boolean} [picks] it works on what is selected
 * @property {(at: Point) => void} [place] puts one at a point by keyboard
 * @property {() => void} [leave] another tool is taken, or the pointer goes away
 * @property {() => void} [use] what it does at once instead of being taken into the hand
 */

export {};
