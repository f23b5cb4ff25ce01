/** What stands in the form of an update: an empty one, one of a post, and what was changed in it. */

/** @import { EditorPost, PostFields, PostLink, Quote } from "../../types.d.ts" */

/**
 * @typedef {{headline: string, body: string, key: boolean, pinned: boolean, quote: Quote | null, link: PostLink | null,
 *   images: {id: string, alt: string}[]}} Draft
 */

/** @type {Readonly<Draft>} */
const EMPTY = { headline: "", body: "", key: false, pinned: false, quote: null, link: null, images: [] };

/** Only what a form has of a post, or of a command. @param {Partial<PostFields> | EditorPost} fields @returns {Draft} */
export function draftOf(fields) {
  const { headline, body, key, pinned, quote, link, images } = { ...EMPTY, ...fields };
  const described = (images ?? []).map(({ id, alt }) => ({ id, alt }));
  return { headline, body, key, pinned, quote, link, images: described };
}

/** There is nothing to be read in it. @param {Draft} draft */
export function isEmpty({ headline, body, quote, link, images }) {
  return !headline && !body && !quote && !link && !images.length;
}

/** One's own texts in the place of the stored ones, with the pictures as the server has them. @param {EditorPost} source @param {Partial<Draft>} mine */
export function withTexts(source, { images, ...texts }) {
  const known = new Map(source.images.map((image) => [image.id, image]));
  const mine = images?.map((image) => ({ url: null, ...known.get(image.id), ...image }));
  return /** @type {EditorPost} */ ({ ...source, ...texts, images: mine ?? source.images });
}

/** The fields that are another now. @param {Draft} before @param {Draft} after @returns {Partial<Draft>} */
export function changesOf(before, after) {
  const changed = Object.entries(after).filter(
    ([name, value]) => !same(before[/** @type {keyof Draft} */ (name)], value),
  );
  return Object.fromEntries(changed);
}

/** @param {unknown} one @param {unknown} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
