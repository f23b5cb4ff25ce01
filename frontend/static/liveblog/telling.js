/** How else one is told of a new update: a message on the desktop, a tone. Both are off until somebody turns them on. */

import { keepChoice, readChoice } from "../shared/choices.js";
import { element } from "../shared/element.js";
import { icon } from "../shared/icons.js";
import { playTone } from "./tone.js";

const DESKTOP = "blog-desktop";
const SOUND = "blog-sound";

/** @param {{id: string, title: string, blog: string, go: () => void}} news */
export function tell({ id, title, blog, go }) {
  if (readChoice(SOUND) === "on") playTone();
  if (!document.hidden || !mayNotify() || readChoice(DESKTOP) !== "on") return;
  const notice = new Notification(blog, { body: title, tag: id });
  notice.onclick = () => {
    window.focus();
    go();
    notice.close();
  };
}

/** The switches, for the sheet behind the bell. */
export function tellingSwitches() {
  const desktop = row("bell", "Tell me on the desktop", "When this page is in the background");
  const sound = row("sound", "Play a tone", "Two soft notes for each new update");
  sound.input.checked = readChoice(SOUND) === "on";
  sound.input.addEventListener("change", () => {
    keepChoice(SOUND, sound.input.checked ? "on" : null);
    if (sound.input.checked) playTone();
  });
  desktop.input.checked = readChoice(DESKTOP) === "on" && mayNotify();
  desktop.root.hidden = !("Notification" in window);
  desktop.input.addEventListener("change", async () => {
    const allowed = desktop.input.checked && (await Notification.requestPermission()) === "granted";
    if (desktop.input.checked && !allowed)
      desktop.words.textContent = "Your browser does not allow it here: its settings for this site say so.";
    desktop.input.checked = allowed;
    keepChoice(DESKTOP, allowed ? "on" : null);
  });
  return element("div", { class: "news-ways" }, desktop.root, sound.root);
}

function mayNotify() {
  return "Notification" in window && Notification.permission === "granted";
}

/** @param {string} picture @param {string} label @param {string} detail */
function row(picture, label, detail) {
  const input = element("input", { class: "switch", type: "checkbox", role: "switch" });
  const words = element("small", {}, detail);
  const root = element("label", { class: "news-way" }, icon(picture), element("span", {}, label, words), input);
  return { root, input, words };
}
