/** What an example asks of an ordinary view. */

/**
 * @param {string} path
 * @param {string} csrf
 * @param {Record<string, string>} [fields]
 * @returns {Promise<string>} why it was refused, or "" if it was done
 */
export async function post(path, csrf, fields = {}) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "X-CSRFToken": csrf },
      body: new URLSearchParams(fields),
      redirect: "manual", // where a page without scripts goes on
    });
    if (answer.ok || answer.type === "opaqueredirect") return "";
    return (await answer.json()).detail;
  } catch {
    return "The site cannot be reached.";
  }
}

/** @param {string} path @returns {Promise<string>} the answer's text */
export async function get(path) {
  try {
    return await (await fetch(path)).text();
  } catch {
    return "The site cannot be reached.";
  }
}
