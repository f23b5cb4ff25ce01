/** What a hall sees while somebody presents: the code, the address, how many are here; and the presenter's few controls. */

import { element } from "./element.js";
import { icon } from "./icons.js";
import { asImage } from "./share_panel.js";

/** @import { Role } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Links, RoleLink } from "./share_links.js" */

/** @type {Partial<Record<Role, string>>} */
const LINKS = { viewer: "Look on", editor: "Join in" };

/**
 * @param {Room} room
 * @param {{asking: boolean, ask: (on: boolean) => void, leave: () => void}} does
 */
export function presenterCard(room, { asking, ask, leave }) {
  const title = element("h2", { class: "presenter__title" }, room.title);
  const code = element("div", { class: "presenter__code" });
  const address = element("p", { class: "presenter__address" });
  const people = element("p", { class: "presenter__people", role: "status" });
  const choice = element("div", { class: "presenter__choice" });
  const size = button("minus", "Smaller code", () => turn(root.dataset.size === "large"));
  const out = button("close", "End", leave);
  const controls = element("div", { class: "presenter__controls" }, size, ...follow(room, asking, ask), out);
  const root = element("div", { class: "presenter__card", "data-size": "large" }, title, code, address, people, choice);
  root.append(controls);
  count(room.total);
  return { root, leave: out, count, show, fail, name };

  /** @param {string} text the room's */
  function name(text) {
    title.textContent = text;
  }

  /** @param {number} total */
  function count(total) {
    people.replaceChildren(icon("people"), total === 1 ? "Only you are here yet" : `${total} people here`);
  }

  /** @param {boolean} small */
  function turn(small) {
    root.dataset.size = small ? "small" : "large";
    size.replaceChildren(icon(small ? "plus" : "minus"), small ? "Larger code" : "Smaller code");
  }

  /** @param {Links} answer */
  function show({ links }) {
    const shown = links.filter(({ role }) => role in LINKS);
    const first = shown.find(({ role }) => role === "editor") ?? shown[0] ?? links[0];
    choice.replaceChildren(...(shown.length > 1 ? [roles(shown, first, choose)] : []));
    choose(first);
  }

  /** @param {RoleLink} link */
  function choose({ url, qr }) {
    code.replaceChildren(element("img", { src: asImage(qr), alt: "The link as a code to scan with a phone’s camera" }));
    address.textContent = url.replace(/^https?:\/\//, "");
  }

  function fail() {
    code.replaceChildren(element("p", { role: "alert" }, "The link could not be fetched. End, and try again."));
  }
}

/** @param {RoleLink[]} links @param {RoleLink} first @param {(link: RoleLink) => void} choose */
function roles(links, first, choose) {
  const items = links.map((link) => {
    const checked = link === first;
    const input = element("input", { type: "radio", name: "presenter-role", value: link.role, checked });
    input.addEventListener("change", () => choose(link));
    return element("label", { class: "segments__item" }, input, LINKS[link.role] ?? "");
  });
  const legend = element("legend", { class: "visually-hidden" }, "What the code allows");
  return element("fieldset", { class: "segments" }, legend, ...items);
}

/** A blog has nothing to lead people around in. @param {Room} room @param {boolean} asking @param {(on: boolean) => void} ask */
function follow(room, asking, ask) {
  if (room.kind === "live") return [];
  const made = button("follow", "Ask everyone to follow", () => {
    const on = made.getAttribute("aria-pressed") !== "true";
    made.setAttribute("aria-pressed", String(on));
    ask(on);
  });
  made.setAttribute("aria-pressed", String(asking));
  return [made];
}

/** @param {string} picture @param {string} label @param {() => void} run */
function button(picture, label, run) {
  const made = element("button", { class: "button button--small", type: "button" }, icon(picture), label);
  made.addEventListener("click", run);
  return made;
}
