/** The palette that suits the page as it is now. */

import { boardPalette } from "./palette.js";

export function currentPalette() {
  const { theme } = document.documentElement.dataset;
  const isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  return boardPalette(isDark);
}
