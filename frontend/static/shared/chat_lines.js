/** Draws the chat's lines: new ones are appended, so that a screen reader reads only those. */

import { avatar } from "./avatar.js";
import { element } from "./element.js";

/** @import { ShownLine } from "./chat_log.js" */

const NEAR = 48; // px from the bottom: then a new line scrolls into view

/**
 * @param {HTMLElement} box
 * @param {ShownLine[]} lines
 * @param {(id: string) => string | undefined} colorOf a person's colour by id
 */
export function drawLines(box, lines, colorOf) {
  const atBottom = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  // What is on its way stays last: drawn anew, behind what came meanwhile.
  for (const node of box.querySelectorAll(".message--pending")) node.remove();
  const known = new Map([...box.children].map((node) => [node.getAttribute("data-key") ?? "", node]));
  const nodes = lines.map((line) => known.get(line.key) ?? drawLine(line, colorOf(line.by)));
  if (!nodes.length) nodes.push(known.get("empty") ?? emptyRemark());
  for (const node of known.values()) if (!nodes.includes(node)) node.remove();
  for (const node of nodes) if (!node.isConnected) box.append(node);
  if (atBottom) box.scrollTop = box.scrollHeight;
}

/**
 * @param {ShownLine} line
 * @param {string | undefined} color
 */
function drawLine({ key, who, at, text, follows, pending }, color) {
  const classes = ["message", follows && "message--follows", pending && "message--pending"].filter(Boolean).join(" ");
  const said = element("p", { class: "message__text" }, text);
  if (follows) return element("div", { class: classes, "data-key": key }, said);
  const head = element("div", { class: "message__head" }, element("span", { class: "message__who" }, who), clock(at));
  return element(
    "div",
    { class: classes, "data-key": key, "data-color": color },
    avatar({ name: who, color }, "avatar avatar--small"),
    head,
    said,
  );
}

/** @param {string} at ISO 8601, or "" for what is on its way */
function clock(at) {
  const time = at ? new Date(at) : new Date();
  const today = time.toDateString() === new Date().toDateString();
  const hour = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit" });
  const text = today
    ? time.toLocaleTimeString([], hour)
    : time.toLocaleString([], { ...hour, day: "numeric", month: "short" });
  return element("time", { class: "message__time", datetime: time.toISOString() }, text);
}

function emptyRemark() {
  const words = "Nothing said yet. What you write here, everyone in the room can read.";
  return element("p", { class: "chat__empty", "data-key": "empty" }, words);
}
