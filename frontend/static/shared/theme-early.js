/** Sets the chosen theme before the first paint; a classic script, so that the page waits for it. */
(() => {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is shut off: the system's theme stays.
  }
})();
