/** Lets a finger push the bottom sheet down to close it. */

const FAR = 80; // px
const FAST = 0.5; // px per ms

/**
 * @param {HTMLElement} sheet
 * @param {() => void} close
 */
export function closeBySwipe(sheet, close) {
  const head = sheet.querySelector("header");
  /** @type {{y: number, at: number} | null} */
  let start = null;
  head?.addEventListener("pointerdown", (event) => {
    const onButton = event.target instanceof Element && event.target.closest("button");
    if (event.pointerType === "mouse" || onButton || !isAtTheBottom(sheet)) return;
    start = { y: event.clientY, at: event.timeStamp };
    head.setPointerCapture(event.pointerId);
  });
  head?.addEventListener("pointermove", (event) => {
    if (start) sheet.style.setProperty("translate", `0 ${Math.max(0, event.clientY - start.y)}px`);
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    head?.addEventListener(end, (event) => {
      if (!start) return;
      const way = event.clientY - start.y;
      const fast = way / Math.max(1, event.timeStamp - start.at) > FAST;
      start = null;
      sheet.style.removeProperty("translate");
      if (end === "pointerup" && (way > FAR || (way > 24 && fast))) close();
    });
  }
}

/** @param {HTMLElement} sheet */
function isAtTheBottom(sheet) {
  return sheet.getBoundingClientRect().width >= window.innerWidth - 1;
}
