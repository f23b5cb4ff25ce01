/** Parts of a page that few people need: fetched when somebody asks for them for the first time. */

import { hook } from "./element.js";

/** @import { TimeSlider } from "./time_slider.js" */
/** @import { Toast } from "./toast.js" */

/**
 * @template T
 * @param {() => Promise<T>} fetching `async () => await import("./part.js")`
 * @param {(part: T) => void} use
 * @param {Toast} toast
 */
export async function withPart(fetching, use, toast) {
  const part = await fetching().catch(() => null);
  if (part) use(part);
  else toast({ text: "This part of the page could not be fetched. Look at your connection, then try again." });
}

/**
 * The menu's way back in time: the time slider is made at the first click.
 *
 * @param {() => Promise<TimeSlider>} make
 * @param {Toast} toast
 */
export function mountLookBack(make, toast) {
  /** @type {TimeSlider | null} */
  let slider = null;
  const made = async () => {
    slider ??= await make();
    return slider;
  };
  hook("look-back").addEventListener("click", () => withPart(made, (slider) => slider.open(), toast));
}
