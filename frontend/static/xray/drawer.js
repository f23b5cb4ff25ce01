/** The drawer at the bottom of a room: its frames, the way of the last message, and the room's group and processes. */

import { element, hook } from "../shared/element.js";
import { drawerHead } from "./drawer_head.js";
import { isOurs } from "./frame_facts.js";
import { FrameList } from "./frame_list.js";
import { Frames } from "./frames.js";
import { HoodView } from "./hood_view.js";
import { WayView } from "./way_view.js";

/** @import { ClientFrame, ServerFrame, Tap } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */

export class Drawer {
  #room;
  #frames = new Frames(() => performance.now());
  #list = new FrameList(this.#frames);
  #hood;
  #way;
  #root;
  #pause;
  /** @type {(frame: ClientFrame) => boolean} */
  #send = () => false;
  #drawing = 0;
  /** @type {Element | null} */
  #opener = null;

  /**
   * @param {Room} room
   * @param {{closed: () => void}} then
   */
  constructor(room, { closed }) {
    this.#room = room;
    this.#way = new WayView(room, this.#frames);
    this.#hood = new HoodView(room);
    const head = drawerHead({
      show: (panel) => this.#root.setAttribute("data-panel", panel),
      ...{ pause: () => this.#turnPause(), clear: () => this.#clear(), close: closed },
    });
    this.#pause = head.pause;
    this.#root = element(
      "aside",
      { class: "xray", "aria-labelledby": "xray-title", "data-xray": true, "data-panel": "way", hidden: true },
      head.root,
      element("div", { class: "xray__panels" }, this.#way.root, this.#list.root, this.#hood.root),
    );
    this.#root.addEventListener("keydown", (event) => isGivenUp(event) && closed());
    document.body.append(this.#root);
  }

  /** @param {{focus: boolean}} options focus: somebody has just asked for it */
  open({ focus }) {
    this.#show(true);
    this.#send = this.#room.tap(this.#tap());
    this.#watch(true);
    if (this.#room.status.fallback) this.#hood.cannot("This page cannot use a WebSocket, so there is nobody to ask.");
    this.#draw();
    if (!focus) return;
    this.#opener = document.activeElement;
    hook("xray-title", this.#root).focus({ preventScroll: true });
  }

  close() {
    const held = this.#root.contains(document.activeElement);
    this.#watch(false);
    this.#room.tap(null);
    this.#show(false);
    if (held && this.#opener instanceof HTMLElement) this.#opener.focus();
  }

  /** @param {boolean} on */
  #show(on) {
    this.#root.hidden = !on;
    document.body.toggleAttribute("data-xray-open", on);
    window.dispatchEvent(new Event("resize")); // the stage has another size
  }

  /** @param {boolean} on */
  #watch(on) {
    this.#send({ type: "xray.watch", on });
  }

  /** @returns {Tap} */
  #tap() {
    return {
      sent: (frame, text) => {
        this.#frames.sent(frame, text);
        this.#draw();
      },
      received: (frame, text) => {
        this.#frames.received(frame, text);
        this.#take(frame);
      },
      handled: () => this.#frames.handled(),
    };
  }

  /** @param {ServerFrame} frame */
  #take(frame) {
    if (frame.type === "welcome") this.#watch(true); // a new connection has forgotten
    if (frame.type === "xray.room") this.#hood.show(frame);
    if (frame.type === "xray" && !this.#frames.isPaused) this.#way.take(frame);
    if (!isOurs(frame.type) || frame.type === "xray") this.#draw();
  }

  /** Once per picture of the screen, however many frames there are. */
  #draw() {
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#list.draw();
      this.#way.draw();
    });
  }

  #turnPause() {
    this.#frames.pause(!this.#frames.isPaused);
    this.#pause.setAttribute("aria-pressed", String(this.#frames.isPaused));
    this.#draw();
  }

  #clear() {
    this.#frames.clear();
    this.#draw();
  }
}

/** Escape; but in a filter that is not empty it means that. @param {KeyboardEvent} event */
function isGivenUp({ key, defaultPrevented, target }) {
  return (
    key === "Escape" &&
    !defaultPrevented &&
    !(target instanceof HTMLInputElement && target.value && target.type === "search")
  );
}
