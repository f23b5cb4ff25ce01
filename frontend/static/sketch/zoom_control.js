/** How close one looks: the control in the corner, and the same ones as keys. */

import { hook } from "../shared/element.js";

/** @import { Shortcuts } from "../shared/shortcuts.js" */
/** @import { BoardView } from "./board_view.js" */

const STEP = 1.25;

/**
 * @param {BoardView} view @param {Shortcuts} shortcuts
 * @param {{fit: () => void, list: () => void, moved: () => void}} then
 */
export function mountZoomControl(view, shortcuts, { fit, list, moved }) {
  const { camera } = view;
  const percent = hook("zoom-percent");
  const root = hook("zoom-control");
  const gridButton = root.querySelector('[data-zoom="grid"]');
  /** @type {Record<string, () => void>} */
  const runs = {
    in: () => camera.zoomBy(STEP),
    out: () => camera.zoomBy(1 / STEP),
    actual: () => camera.zoomAt(1),
    fit,
    grid: toggleGrid,
    list,
  };
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-zoom]") : null;
    const name = button instanceof HTMLElement ? (button.dataset.zoom ?? "") : "";
    if (name !== "grid" && name !== "list") moved();
    runs[name]?.();
  });
  camera.on("change", show);
  shortcuts.add({ keys: "+", label: "Closer", group: "Looking" });
  shortcuts.add({ keys: "-", label: "Farther", group: "Looking" });
  shortcuts.add({ keys: "0", label: "Back to 100 %", group: "Looking" });
  shortcuts.add({ keys: "F", label: "Show everything", group: "Looking", run: fit });
  shortcuts.add({ keys: "#", label: "Show or hide the grid", group: "Looking", run: toggleGrid });
  shortcuts.add({ keys: "G", label: "List what is drawn", group: "Looking", run: list });
  shortcuts.add({ keys: " ", label: "Hold it and drag to move the board", group: "Looking" });
  show();

  function show() {
    percent.textContent = `${Math.round(camera.zoom * 100)} %`;
    gridButton?.setAttribute("aria-pressed", String(view.grid));
  }

  function toggleGrid() {
    view.grid = !view.grid;
    show();
  }
}
