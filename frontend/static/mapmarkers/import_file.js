/** Asks the server what is in somebody's file: nothing is on the map yet. */

/** @import { GivenMarker } from "../../types.d.ts" */

/**
 * @typedef {object} Report
 * @property {string} format "GPX"
 * @property {number} found
 * @property {GivenMarker[]} markers
 * @property {{line: number, why: string}[]} problems the first ones
 * @property {number} unread places that can't become markers
 */

const MOST = 5 * 1024 * 1024; // bytes

/**
 * Rejects with an Error for people.
 * @param {File} file
 * @param {{page: string, csrf: string, onProgress: (share: number) => void, signal: AbortSignal}} options
 * @returns {Promise<Report>}
 */
export function readFile(file, { page, csrf, onProgress, signal }) {
  if (file.size > MOST) return Promise.reject(new Error("This file has more than 5 MB. Take a smaller one, please."));
  const form = new FormData();
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch() does not tell how far it is
    request.open("POST", `${page}import/`);
    request.setRequestHeader("X-CSRFToken", csrf);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    request.addEventListener("loadend", () => {
      const answer = answerOf(request.status, request.responseText);
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    });
    signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

/** @param {number} status 0 where there was no answer @param {string} text @returns {Report | Error} */
function answerOf(status, text) {
  if (status === 0) return new Error("The file could not be sent. Look at your connection, then try again.");
  try {
    const told = JSON.parse(text);
    return status < 300 ? told : new Error(told.detail);
  } catch {
    return new Error("The file could not be read just now. Try again in a moment."); // not from our server
  }
}
