/** "Follow me": the owner asks, again every few seconds; the others follow until it ends, or until they say no. */

import { hook } from "./element.js";
import { GatherNotice } from "./gather_notice.js";
import { Leading } from "./leading.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { Announce } from "./announce.js" */

const BEAT = 4000; // milliseconds between two askings
const LOOK = 1000; // milliseconds between looks whether it is over

/**
 * What an app does: it follows on "roomful:follow", tells whom by "roomful:following", and shows its view on "roomful:show-view".
 * @param {Room} room @param {Announce} announce
 * @returns {{isAsking: () => boolean, ask: (on: boolean) => void}}
 */
export function mountGathering(room, announce) {
  const toggle = /** @type {HTMLInputElement} */ (hook("gather"));
  const leading = new Leading();
  const notice = new GatherNotice(hook("connection"), {
    follow: () => follow(leading.leader),
    decline: () => {
      leading.decline();
      show();
    },
    end: () => ask(false),
  });
  let beat = 0;
  let following = "";

  toggle.addEventListener("change", () => ask(toggle.checked));
  room.on("room.gather", ({ by, on }) => by !== room.you.id && hear(by, on));
  room.on("you", show);
  room.on("people", show);
  document.addEventListener("roomful:following", (event) =>
    turn((event instanceof CustomEvent && event.detail.id) || ""),
  );
  window.setInterval(() => leading.isOver(performance.now()) && end(), LOOK);
  show();
  return { isAsking: () => beat !== 0, ask };

  /** The owner's side. @param {boolean} on */
  function ask(on) {
    window.clearInterval(beat);
    beat = on ? window.setInterval(say, BEAT) : 0;
    if (on) say();
    else room.live("room.gather", { on: false });
    announce(on ? "Everyone is asked to follow you." : "Everyone looks around by themselves again.");
    document.dispatchEvent(new CustomEvent("roomful:gathering", { detail: { on } }));
    show();
  }

  function say() {
    room.live("room.gather", { on: true });
    document.dispatchEvent(new CustomEvent("roomful:show-view"));
  }

  /** @param {string} by @param {boolean} on */
  function hear(by, on) {
    if (!on) {
      if (by === leading.leader) end();
      return;
    }
    if (beat) ask(false); // another owner leads now
    const isNew = leading.hear(by, performance.now());
    if (isNew && !isBusy()) follow(by);
    show();
  }

  function end() {
    const { leader } = leading;
    leading.end();
    if (leader && following === leader) follow("");
    show();
  }

  /** @param {string} id whom one follows now */
  function turn(id) {
    following = id;
    show();
  }

  function show() {
    const isOwner = room.role === "owner" && room.kind !== "live";
    hook("gather-item").hidden = !isOwner;
    if (!isOwner && beat) ask(false);
    toggle.checked = beat !== 0;
    const leader = room.people.find(({ id }) => id === leading.leader);
    if (beat) notice.lead();
    else if (leader && following !== leader.id && !leading.isDeclined) notice.invite(leader);
    else notice.hide();
  }
}

/** @param {string} id "" for nobody */
function follow(id) {
  document.dispatchEvent(new CustomEvent("roomful:follow", { detail: { id: id || null } }));
}

/** Whoever is writing, or has something in hand, is asked first. */
function isBusy() {
  const field = "textarea, input:not([type=checkbox], [type=radio], [type=range]), [contenteditable]";
  return document.activeElement?.matches(field) || document.querySelector("dialog[open]") !== null;
}
