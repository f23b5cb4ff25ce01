/** Sends a picture to the room, telling how far it is; the server's words come back where it takes it not. */

import { answerOf, refusalBefore } from "./upload_words.js";

/** @import { PictureInfo } from "../../types.d.ts" */

/**
 * @typedef {object} UploadOptions
 * @property {string} page the room's address: "/live/lobby/"
 * @property {string} csrf
 * @property {(share: number) => void} [onProgress] from 0 to 1
 * @property {string} [id] the picture's id, so that it can be sent again
 * @property {AbortSignal} [signal] gives it up
 */

/**
 * Resolves to the picture as the server knows it, not yet `ready`; rejects with an Error for people.
 * @param {File | Blob} file
 * @param {UploadOptions} options
 * @returns {Promise<PictureInfo & {id: string}>}
 */
export function uploadImage(file, { page, csrf, onProgress, id, signal }) {
  const refusal = refusalBefore(file);
  if (refusal) return Promise.reject(new Error(refusal));
  const form = new FormData();
  if (id) form.append("id", id);
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch() does not tell how far it is
    request.open("POST", `${page}images/`);
    request.setRequestHeader("X-CSRFToken", csrf);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress?.(total ? loaded / total : 0));
    request.addEventListener("loadend", () => {
      const { image, error } = answerOf(request.status, request.responseText);
      if (image) resolve(image);
      else reject(new Error(error));
    });
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
