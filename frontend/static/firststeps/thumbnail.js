/** A thumbnail made by a worker: the picture goes out as one binary frame, the small one comes back as another. */

import { hook } from "../shared/element.js";
import { ExampleSocket } from "./example_socket.js";
import { Frames } from "./frames.js";
import { fitting, painted } from "./pictures.js";

/** @import { StepsPage } from "./page.js" */

/** @param {HTMLElement} card @param {StepsPage} page */
export function mountThumbnail(card, { toast, picture_bytes: most }) {
  const made = hook("made-words", card);
  const socket = new ExampleSocket("thumbnail/", new Frames(card), {
    text: (text) => (made.textContent = text),
    bytes: async (data) => {
      const size = await show(hook("made", card), new Blob([data]));
      made.textContent = `${size}, ${inBytes(data.byteLength)}`;
    },
    refused: (why) => {
      made.textContent = why;
    },
  });

  /** @param {Blob} picture */
  const send = async (picture) => {
    const size = await show(hook("sent", card), picture);
    hook("sent-words", card).textContent = `${size}, ${inBytes(picture.size)}`;
    if (!socket.say(picture)) toast({ text: "Not connected. Try again in a moment." });
  };
  hook("paint", card).addEventListener("click", async () => send(await painted()));
  const input = /** @type {HTMLInputElement} */ (hook("file", card));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    await fitting(file, most).then(send, () => toast({ text: "This is no picture that the browser can read." }));
  });
  socket.open();
}

/** @param {HTMLElement} canvas @param {Blob} picture @returns {Promise<string>} its size in words */
async function show(canvas, picture) {
  const image = await createImageBitmap(picture);
  if (canvas instanceof HTMLCanvasElement) {
    const scale = Math.min(240 / image.width, 180 / image.height, 1);
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  }
  return `${image.width} × ${image.height}`;
}

/** @param {number} bytes */
function inBytes(bytes) {
  return `${bytes.toLocaleString("en")} bytes`;
}
