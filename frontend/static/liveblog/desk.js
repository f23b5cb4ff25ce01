/** What an editor asks of the server beside the socket: a preview, a post's Markdown, the drafts. */

/** @import { EditorPost } from "../../types.d.ts" */
/** @import { Config } from "./page_config.js" */

export class Desk {
  #config;

  /** @param {Config} config */
  constructor(config) {
    this.#config = config;
  }

  /** @param {string} body Markdown @returns {Promise<string>} HTML */
  async preview(body) {
    const { csrf, urls } = this.#config;
    const headers = { "Content-Type": "application/json", "X-CSRFToken": csrf };
    const { html } = await read(fetch(urls.preview, { method: "POST", headers, body: JSON.stringify({ body }) }));
    return html;
  }

  /** @param {string} id @returns {Promise<EditorPost>} */
  source(id) {
    return read(fetch(`${this.#config.urls.posts}${id}/source/`));
  }

  /** Not public: the latest change first. @returns {Promise<EditorPost[]>} */
  async drafts() {
    const { posts } = await read(fetch(this.#config.urls.drafts));
    return posts;
  }
}

/** @param {Promise<Response>} asked */
async function read(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}
