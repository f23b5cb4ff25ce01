/** Modal dialogs, made with <dialog>: the browser keeps the focus inside and gives it back. */

import { element } from "./element.js";
import { icon } from "./icons.js";

let count = 0;

/**
 * @param {{title: string, content: Node, wide?: boolean, onClose?: () => void}} options
 * @returns {{dialog: HTMLDialogElement, close: () => void}}
 */
export function openDialog({ title, content, wide = false, onClose }) {
  count += 1;
  const id = `dialog-${count}`;
  const closer = element(
    "button",
    { class: "button button--quiet button--icon", type: "button", "aria-label": "Close" },
    icon("close"),
  );
  const head = element(
    "header",
    { class: "dialog__head" },
    element("h2", { class: "dialog__title", id, tabindex: -1, autofocus: true }, title),
    closer,
  );
  const body = element("div", { class: "dialog__body" }, content);
  const dialog = element(
    "dialog",
    { class: wide ? "dialog dialog--wide" : "dialog", "aria-labelledby": id },
    head,
    body,
  );
  const close = () => dialog.close();
  closer.addEventListener("click", close);
  closeFromOutside(dialog, close);
  dialog.addEventListener("close", () => {
    onClose?.();
    removeAfterItsMotion(dialog);
  });
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, close };
}

/**
 * A press that both begins and ends on the backdrop closes; selecting text and letting go outside does not.
 * @param {HTMLDialogElement} dialog
 * @param {() => void} close
 */
function closeFromOutside(dialog, close) {
  let pressed = false;
  dialog.addEventListener("pointerdown", (event) => {
    pressed = event.target === dialog;
  });
  dialog.addEventListener("click", (event) => {
    if (pressed && event.target === dialog) close();
  });
}

/** @param {HTMLDialogElement} dialog */
async function removeAfterItsMotion(dialog) {
  await Promise.allSettled(dialog.getAnimations().map((animation) => animation.finished));
  dialog.remove();
}
