/** Reactions: six to choose from, counted live; one's own are marked, and counted at once. */

import { keepChoice, readChoice } from "../shared/choices.js";
import { element, hook } from "../shared/element.js";
import { MyReactions } from "./my_reactions.js";
import { spokenReaction } from "./wording.js";

/** @import { Room } from "../realtime/room.js" */
/** @import { ShownPost } from "./post_changes.js" */

export class Reactions {
  #room;
  #emojis;
  #mine;
  #picker = hook("emoji-picker");
  /** The post that the open picker is for. */
  #post = "";

  /** @param {Room} room @param {string[]} emojis */
  constructor(room, emojis) {
    this.#room = room;
    this.#emojis = emojis;
    this.#mine = new MyReactions(room.slug, { read: readChoice, keep: keepChoice });
    room.on("refused", ({ command }) => {
      if (command.type === "reaction.add") this.#mine.set(command.id, command.emoji, !command.on);
    });
    this.#picker.addEventListener("click", ({ target }) => {
      const choice = target instanceof Element ? target.closest("button")?.dataset.emoji : "";
      if (!choice) return;
      this.#picker.hidePopover();
      this.toggle(this.#post, choice);
    });
  }

  /** @param {string} post @param {string} emoji */
  toggle(post, emoji) {
    const on = !this.#mine.has(post, emoji);
    this.#mine.set(post, emoji, on);
    this.#room.send("reaction.add", { id: post, emoji, on });
  }

  /** @param {HTMLElement} article @param {ShownPost} post */
  show(article, { id, reactions }) {
    const place = hook("reactions", article);
    const known = new Map([...place.querySelectorAll("button")].map((button) => [button.dataset.emoji ?? "", button]));
    const chips = this.#emojis.flatMap((emoji) => {
      const count = reactions[emoji];
      return count ? [this.#chip(known.get(emoji) ?? newChip(emoji), id, emoji, count)] : [];
    });
    if (chips.length !== place.children.length || chips.some((chip, i) => chip !== place.children[i]))
      place.replaceChildren(...chips);
  }

  /** @param {HTMLElement} button the one that asks @param {string} post */
  open(button, post) {
    this.#post = post;
    const choices = this.#emojis.map((emoji) => {
      const pressed = this.#mine.has(post, emoji);
      const attributes = {
        class: "emoji-picker__choice",
        type: "button",
        "data-emoji": emoji,
        "aria-pressed": `${pressed}`,
      };
      return element("button", attributes, emoji);
    });
    this.#picker.replaceChildren(...choices);
    this.#picker.showPopover();
    place(this.#picker, button.getBoundingClientRect());
    choices[0]?.focus();
  }

  /** @param {HTMLButtonElement} chip @param {string} post @param {string} emoji @param {number} count */
  #chip(chip, post, emoji, count) {
    const mine = this.#mine.has(post, emoji);
    hook("times", chip).textContent = String(count);
    chip.setAttribute("aria-pressed", String(mine));
    chip.setAttribute("aria-label", spokenReaction(emoji, count, mine));
    return chip;
  }
}

/** @param {string} emoji */
function newChip(emoji) {
  const count = element("span", { class: "reaction__count", "data-times": true });
  return element("button", { class: "reaction", type: "button", "data-emoji": emoji }, `${emoji} `, count);
}

/** Above the button, within the window. @param {HTMLElement} picker @param {DOMRect} button */
function place(picker, button) {
  const { width, height } = picker.getBoundingClientRect();
  const left = Math.min(button.left, window.innerWidth - width - 8);
  picker.style.left = `${Math.max(8, left)}px`;
  picker.style.top = `${Math.max(8, button.top - height - 6)}px`;
}
