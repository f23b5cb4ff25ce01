/** What can be said of a picture before it is sent, and what the server's answer means. No DOM. */

/** @import { PictureInfo } from "../../types.d.ts" */

export const PICTURE_BYTES = 5 * 1024 * 1024;
export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"];

/**
 * Why there is no use in sending this file, "" if there may be.
 * @param {{size: number, type: string}} file
 */
export function refusalBefore({ size, type }) {
  // A browser that does not know the type says "": the server looks at the content.
  if (type && !PICTURE_TYPES.includes(type)) return "Only JPEG, PNG, WebP and GIF pictures can be used here.";
  if (size > PICTURE_BYTES) return "This picture has more than 5 MB. Make it smaller, please.";
  return size ? "" : "This file is empty.";
}

/**
 * @param {number} status 0 where there was no answer
 * @param {string} text
 * @returns {{image: PictureInfo & {id: string}, error: ""} | {image: null, error: string}}
 */
export function answerOf(status, text) {
  if (status === 0) return { image: null, error: "The picture could not be sent. Look at your connection." };
  const told = parsed(text);
  if (status < 300 && told.id) return { image: told, error: "" };
  if (told.detail) return { image: null, error: told.detail };
  if (status === 413) return { image: null, error: "This picture is too large. Make it smaller, please." };
  return { image: null, error: "The picture could not be sent. Try again in a moment." };
}

/** A proxy's answer, or a page for people, is no JSON. @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
