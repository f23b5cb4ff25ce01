/** Your own name and colour, changed as you type or choose. */

import { avatar } from "./avatar.js";
import { element } from "./element.js";
import { swatches } from "./swatches.js";

/** @import { Room } from "../realtime/room.js" */

const LONGEST = 40; // characters

/**
 * @param {Room} room
 * @returns {{form: HTMLFormElement, input: HTMLInputElement, showYou: () => void}}
 */
export function youForm(room) {
  const { you } = room;
  const input = element("input", {
    class: "input",
    value: you.name,
    maxlength: LONGEST,
    autocomplete: "nickname",
    spellcheck: "false",
  });
  const label = element("label", { class: "field" }, element("span", { class: "field__label" }, "Your name"), input);
  const face = element("span", {}, avatar(you));
  const color = swatches({
    legend: "Your colour",
    value: you.color,
    onChange: (chosen) => room.rename(room.you.name, chosen),
  });
  const form = element("form", { class: "you-form" }, element("div", { class: "you-form__name" }, face, label), color);
  const rename = () => {
    const name = input.value.trim();
    if (!name) input.value = room.you.name;
    else if (name !== room.you.name) room.rename(name, room.you.color);
  };
  input.addEventListener("change", rename);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rename();
  });
  return { form, input, showYou: () => showYou(room, { face, input, color }) };
}

/**
 * @param {Room} room
 * @param {{face: HTMLElement, input: HTMLInputElement, color: HTMLElement}} parts
 */
function showYou({ you }, { face, input, color }) {
  face.replaceChildren(avatar(you));
  if (document.activeElement !== input) input.value = you.name;
  for (const choice of color.querySelectorAll("input")) choice.checked = choice.value === you.color;
}
