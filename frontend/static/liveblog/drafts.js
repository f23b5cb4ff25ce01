/** The side sheet with what nobody but the editors can see yet: drafts, scheduled and hidden updates. */

import { element } from "../shared/element.js";
import { exact } from "./times.js";
import { nameOf } from "./wording.js";

/** @import { EditorPost } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Sheet } from "../shared/sheet.js" */
/** @import { Desk } from "./desk.js" */

/** @type {Record<string, string>} */
const STATUS = { draft: "Draft", scheduled: "Scheduled", hidden: "Hidden" };

export class Drafts {
  #list = element("div", { class: "drafts" });
  #room;
  #desk;
  #sheet;
  #parts;
  #isOpen = false;

  /** @param {Room} room @param {Desk} desk @param {Sheet} sheet @param {{edit: (post: EditorPost) => void, remove: (id: string) => void}} parts */
  constructor(room, desk, sheet, parts) {
    this.#room = room;
    this.#desk = desk;
    this.#sheet = sheet;
    this.#parts = parts;
    room.on("post.added", () => this.refresh()); // perhaps one of them has come out
  }

  toggle() {
    if (this.#isOpen) return this.#sheet.close();
    if (!this.#room.canEdit) return;
    this.#list.replaceChildren(remark("Fetching the drafts…"));
    this.#sheet.open({ title: "Drafts and scheduled", content: this.#list, onClose: () => (this.#isOpen = false) });
    this.#isOpen = true;
    this.refresh();
  }

  /** They may be others now. */
  async refresh() {
    if (!this.#isOpen) return;
    try {
      const posts = await this.#desk.drafts();
      this.#list.replaceChildren(...(posts.length ? posts.map((post) => this.#item(post)) : [remark(NOTHING)]));
    } catch {
      this.#list.replaceChildren(remark("The drafts could not be fetched. Look at your connection."));
    }
  }

  /** @param {EditorPost} post */
  #item(post) {
    const status = element("span", { class: "draft__status" }, STATUS[post.status] ?? post.status);
    const actions = element("div", { class: "draft__actions" });
    actions.append(
      button("Edit", () => this.#edit(post)),
      button(post.status === "hidden" ? "Show again" : "Publish now", () => this.#publish(post)),
      button("Delete", () => this.#parts.remove(post.id)),
    );
    return element(
      "article",
      { class: "draft" },
      element("p", { class: "draft__what" }, status, whenOf(post)),
      element("p", { class: "draft__title" }, nameOf(post, post.body)),
      actions,
    );
  }

  /** @param {EditorPost} post */
  #edit(post) {
    this.#sheet.close();
    this.#parts.edit(post);
  }

  /** @param {EditorPost} post */
  #publish({ id, version }) {
    this.#room.send("post.edit", { id, version, status: "public" });
  }
}

const NOTHING = "Nothing here. What you save as a draft, or schedule, waits here until it comes out.";

/** @param {EditorPost} post */
function whenOf({ status, publish_at, changed_at, changed_by }) {
  if (status === "scheduled" && publish_at) return element("span", {}, `comes out ${exact(publish_at)}`);
  return element("span", { title: exact(changed_at) }, `by ${changed_by}`);
}

/** @param {string} label @param {() => void} run */
function button(label, run) {
  const made = element("button", { class: "button button--small", type: "button" }, label);
  made.addEventListener("click", run);
  return made;
}

/** @param {string} text */
function remark(text) {
  return element("p", { class: "drafts-empty" }, text);
}
