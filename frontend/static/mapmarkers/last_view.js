/** Where a map was last looked at in this tab, so that a reload does not lose the place. */

/** @param {L.Map} map @param {string} slug @returns {boolean} there was such a place, and it is shown */
export function restoreView(map, slug) {
  try {
    const [lat, lng, zoom] = JSON.parse(sessionStorage.getItem(keyOf(slug)) ?? "[]");
    if (![lat, lng, zoom].every(Number.isFinite)) return false;
    map.setView([lat, lng], Math.max(zoom, map.getMinZoom()), { animate: false });
    return true;
  } catch {
    return false; // no storage, or not ours
  }
}

/** @param {L.Map} map @param {string} slug */
export function rememberView(map, slug) {
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    try {
      sessionStorage.setItem(keyOf(slug), JSON.stringify([lat, lng, map.getZoom()]));
    } catch {
      // Full or forbidden: a reload shows all markers instead.
    }
  });
}

/** @param {string} slug */
function keyOf(slug) {
  return `roomful:view:${slug}`;
}
