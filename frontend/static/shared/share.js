/** The share dialog: one link per role, as text to copy and as a code to scan. */

import { openDialog } from "./dialog.js";
import { element } from "./element.js";
import { embedPanel } from "./share_embed.js";
import { askForLinks, renewLinks } from "./share_links.js";
import { linkPanel } from "./share_panel.js";

/** @import { Role } from "../../types.d.ts" */
/** @import { Announce } from "./announce.js" */
/** @import { Links, ShareConfig } from "./share_links.js" */

/** @type {Record<Role, string>} */
const TABS = { viewer: "View only", editor: "Can edit", owner: "Owner" };
/** @type {Role[]} */
const ORDER = ["viewer", "editor", "owner"];

/** @param {ShareConfig} config @param {Announce} announce */
export async function openShare(config, announce) {
  const content = element("div", { class: "share" }, element("p", { class: "share__says" }, "Fetching the links…"));
  openDialog({ title: "Share this room", content });
  try {
    showLinks(content, await askForLinks(config), { config, announce });
  } catch {
    failed(content, () => content.closest("dialog")?.close());
  }
}

/**
 * @param {HTMLElement} content
 * @param {Links} answer
 * @param {{config: ShareConfig, announce: Announce}} parts
 */
function showLinks(content, answer, parts) {
  const links = ORDER.flatMap((role) => answer.links.filter((link) => link.role === role));
  const start = links.find(({ role }) => role === "editor") ?? links[0];
  const panel = element("div", { class: "share" });
  const choose = (/** @type {Role} */ role) => {
    const link = links.find((each) => each.role === role) ?? start;
    panel.replaceChildren(...linkPanel(link, { open: answer.public, announce: parts.announce }));
  };
  /** @type {HTMLElement[]} */
  const rows = [panel];
  if (links.length > 1)
    rows.unshift(
      tabs(
        links.map(({ role }) => role),
        start.role,
        choose,
      ),
    );
  if (answer.embed) rows.push(embedPanel(answer.embed, parts.announce));
  if (answer.can_renew) rows.push(renewal(content, parts));
  content.replaceChildren(...rows);
  choose(start.role);
}

/**
 * @param {Role[]} roles
 * @param {Role} chosen
 * @param {(role: Role) => void} choose
 */
function tabs(roles, chosen, choose) {
  const items = roles.map((role) => {
    const input = element("input", { type: "radio", name: "share-role", value: role, checked: role === chosen });
    return element("label", { class: "segments__item" }, input, TABS[role]);
  });
  const field = element(
    "fieldset",
    { class: "segments" },
    element("legend", { class: "visually-hidden" }, "What the link allows"),
    ...items,
  );
  field.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) choose(/** @type {Role} */ (target.value));
  });
  return field;
}

/** Asked for twice, since it shuts out everyone who came by the old links. @param {HTMLElement} content @param {{config: ShareConfig, announce: Announce}} parts */
function renewal(content, parts) {
  const words = element("span", {}, "Given a link to the wrong people?");
  const button = element("button", { class: "link-button", type: "button" }, "Make new links");
  let sure = false;
  button.addEventListener("click", async () => {
    if (!sure) {
      sure = true;
      words.textContent = "All links given so far stop working.";
      button.textContent = "Make new ones";
      return;
    }
    try {
      showLinks(content, await renewLinks(parts.config), parts);
      parts.announce("The room has new links.");
    } catch {
      words.textContent = "That did not work. The old links still do.";
    }
  });
  return element("div", { class: "share__foot" }, words, button);
}

/** @param {HTMLElement} content @param {() => void} close */
function failed(content, close) {
  const words = element(
    "p",
    { class: "share__says", role: "alert" },
    "The links could not be fetched. Look at your connection, then try again.",
  );
  const button = element("button", { class: "button", type: "button" }, "Close");
  button.addEventListener("click", close);
  content.replaceChildren(words, element("div", { class: "dialog__actions" }, button));
}
