/** The board's view with so many items and no room behind it: what `board_frames.py` measures. */

import { BoardView } from "/static/sketch/board_view.js";
import { Camera } from "/static/sketch/camera.js";
import { drawItem } from "/static/sketch/draw_item.js";
import { ItemsState } from "/static/sketch/items_state.js";
import { crowdedBoard } from "./items.js";

const state = new ItemsState();
const view = new BoardView(document.querySelector(".stage"), state);

/** @param {number} count @param {{width: number, height: number}} area */
function fill(count, area) {
  view.update(state.replace({ items: crowdedBoard(count, area) }));
}

/** @param {{x: number, y: number, zoom: number}} place of the middle @returns {Promise<number>} ms until all in sight was painted */
async function look({ x, y, zoom }) {
  plain = null;
  const start = performance.now();
  view.camera.centreOn({ x, y }, zoom);
  await settled();
  return performance.now() - start;
}

function settled() {
  return new Promise((resolve) => {
    const check = () => (view.isSettled ? resolve() : requestAnimationFrame(check));
    requestAnimationFrame(check);
  });
}

/** How the board is drawn: by its view, or, for comparison, everything in sight anew at each frame. @typedef {"tiles" | "anew"} Manner */

/**
 * Frame times while the board is moved at each frame, and the share of frames that showed something not painted yet.
 * @param {"pan" | "zoom"} move @param {number} ms @param {Manner} manner
 */
function frames(move, ms, manner) {
  return new Promise((resolve) => {
    const [times, start] = [[], performance.now()];
    let [last, unpainted] = [start, 0];
    const step = (now) => {
      times.push(now - last);
      if (!view.isSettled) unpainted += 1;
      moveOn(move, now - last, now - start, manner);
      last = now;
      if (now - start < ms) requestAnimationFrame(step);
      else resolve({ times: times.slice(2), unpainted: unpainted / times.length });
    };
    requestAnimationFrame(step);
  });
}

/** @param {"pan" | "zoom"} move @param {number} ms since the last frame @param {number} passed @param {Manner} manner */
function moveOn(move, ms, passed, manner) {
  const camera = manner === "anew" ? plainCamera() : view.camera;
  if (move === "pan") panAround(camera, ms, passed);
  else camera.zoomBy(Math.exp((passed % 2000 < 1000 ? -1 : 1) * ms * 0.0015));
  if (manner === "anew") drawAnew(camera);
}

/** @type {Camera | null} */
let plain = null;

/** Where the view looks, but without the view. */
function plainCamera() {
  const { x, y, zoom, width, height } = view.camera;
  plain ??= Object.assign(new Camera(), { x, y, zoom, width, height });
  return plain;
}

/** What a first version does: clear, and draw all that is in sight. @param {Camera} camera */
function drawAnew(camera) {
  const canvas = document.querySelector(".board__stored");
  const context = canvas.getContext("2d", { alpha: false });
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = view.palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  camera.apply(context);
  const look = { palette: view.palette, zoom: camera.zoom, blend: true };
  for (const item of view.index.in(camera.view)) drawItem(context, item, look);
}

const SPEED = 1.2; // pixels per ms: a brisk hand

/** In a wide circle, so that new parts come into sight all the time. @param {Camera} camera @param {number} ms @param {number} passed */
function panAround(camera, ms, passed) {
  const angle = (passed / 3000) * 2 * Math.PI;
  camera.panBy(SPEED * ms * Math.cos(angle), SPEED * ms * Math.sin(angle));
}

Object.assign(window, { board: { state, view, fill, look, frames, settled } });
