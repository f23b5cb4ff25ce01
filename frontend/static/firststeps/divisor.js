/** A question to a service that listens to a named channel. */

import { hook } from "../shared/element.js";
import { ExampleSocket } from "./example_socket.js";
import { onSubmit } from "./forms.js";
import { Frames } from "./frames.js";

/** @param {HTMLElement} card */
export function mountDivisor(card) {
  const answer = hook("answer", card);
  const socket = new ExampleSocket("divisor/", new Frames(card), {
    text: (text) => {
      const { number, divisor } = JSON.parse(text);
      const words = number === divisor ? "is a prime number" : `can be divided by ${divisor.toLocaleString("en")}`;
      answer.textContent = `${number.toLocaleString("en")} ${words}.`;
    },
    refused: (why) => (answer.textContent = why),
  });
  onSubmit(card, (field) => {
    if (socket.say(JSON.stringify({ number: Number(field("number")) }))) answer.textContent = "The service is asked…";
  });
  socket.open();
}
