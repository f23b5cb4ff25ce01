/** The room's links, asked of the server and renewed there. */

/** @import { Role } from "../../types.d.ts" */

/**
 * @typedef {{share: string, csrf: string, people: string}} ShareConfig people: where the owner asks who was here
 * @typedef {{role: Role, url: string, qr: string}} RoleLink qr: an SVG image's text
 * @typedef {{links: RoleLink[], public: boolean, can_renew: boolean, embed?: string}} Links embed: HTML for other pages
 */

/** @param {ShareConfig} config @returns {Promise<Links>} */
export function askForLinks({ share }) {
  return links(fetch(share, { headers: { Accept: "application/json" } }));
}

/** All links given so far stop working. @param {ShareConfig} config @returns {Promise<Links>} */
export function renewLinks({ share, csrf }) {
  return links(fetch(share, { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": csrf } }));
}

/** @param {Promise<Response>} answer @returns {Promise<Links>} */
async function links(answer) {
  const response = await answer;
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
}
