/** Writing something new, or a draft: the form at the top of the page. Its text is kept in this browser until it is stored. */

import { newId } from "../realtime/ids.js";
import { hook } from "../shared/element.js";
import { draftOf, isEmpty, withTexts } from "./draft.js";
import { KeptText } from "./kept_text.js";
import { PostForm } from "./post_form.js";
import { sendDraft, sendNew } from "./sending.js";
import { Unsent } from "./unsent.js";
import { shorten } from "./wording.js";

/** @import { EditorPost, PostStatus } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Toast } from "../shared/toast.js" */
/** @import { Draft } from "./draft.js" */
/** @import { Desk } from "./desk.js" */
/** @import { Config } from "./page_config.js" */
/** @import { Publishing } from "./sending.js" */

/** @typedef {{toast: Toast, typing: (id: string) => void, stored: () => void}} ComposerParts */

const SAID = /** @type {const} */ ({
  public: "",
  draft: "The draft is stored. You find it under Drafts.",
  scheduled: "It is scheduled, and comes out by itself.",
  hidden: "",
});

export class Composer {
  #root = hook("composer");
  #place = hook("composer-place");
  #label = hook("compose-label");
  #opener = hook("compose");
  #form;
  #room;
  #parts;
  #unsent;
  /** The draft that is open, as it is stored; null while a new one is written. @type {EditorPost | null} */
  #draft = null;
  #id = newId();

  /** @param {Room} room @param {Config} config @param {Desk} desk @param {ComposerParts} parts */
  constructor(room, config, desk, parts) {
    this.#room = room;
    this.#parts = parts;
    this.#unsent = new Unsent(room, () => {
      this.#showLabel();
      parts.stored();
    });
    this.#form = new PostForm(config, {
      submit: (status, publishAt) => this.#submit(status, publishAt),
      leave: () => this.close(),
      input: () => this.#remember(),
      preview: (markdown) => desk.preview(markdown),
    });
    this.#opener.addEventListener("click", () => this.open());
    for (const name of /** @type {const} */ (["you", "room"])) room.on(name, () => this.#allow());
    this.#allow();
    this.#showLabel();
  }

  get isOpen() {
    return this.#root.hasAttribute("data-open");
  }

  open() {
    if (this.#root.hidden || this.isOpen) return this.#form.focus();
    const kept = this.#unsent.read();
    this.#draft = null;
    this.#id = kept?.id ?? newId();
    this.#show(kept?.draft ?? draftOf({}));
    this.#form.label({ publish: "Publish", draft: "Save draft", later: true });
  }

  /** A draft, a scheduled or a hidden post, to go on with. @param {EditorPost} post */
  openDraft(post) {
    this.#remember();
    this.#draft = post;
    this.#id = post.id;
    const kept = this.#keptOf(post.id).read();
    this.#show(kept?.version === post.version ? withTexts(post, kept.draft) : post);
    this.#form.label({ publish: post.status === "hidden" ? "Show again" : "Publish", draft: "Save", later: true });
  }

  /** What was refused is here again, with the reason. @param {Draft} draft @param {string} reason */
  giveBack(draft, reason) {
    const busy = this.isOpen && !isEmpty(this.#form.value);
    if (busy) return this.#form.tell(`${reason} This text was not stored: ${draft.headline} ${draft.body}`);
    this.#draft = null;
    this.#id = newId();
    this.#show(draft);
    this.#remember();
    this.#form.tell(reason);
  }

  close() {
    if (!this.isOpen) return;
    this.#remember();
    this.#form.root.remove();
    this.#root.removeAttribute("data-open");
    this.#draft = null;
    this.#showLabel();
    this.#opener.focus();
  }

  /** @param {Draft | EditorPost} draft */
  #show(draft) {
    this.#form.set(draft);
    this.#form.tell();
    this.#form.note("");
    this.#root.setAttribute("data-open", "");
    this.#place.replaceChildren(this.#form.root);
    this.#form.root.scrollIntoView({ block: "nearest" });
    this.#form.focus();
  }

  /** @param {PostStatus} status @param {string | null} publishAt */
  #submit(status, publishAt) {
    const { value } = this.#form;
    if (this.#draft) this.#sendDraft(this.#draft, { status, publishAt });
    else sendNew(this.#room, this.#id, value, { status, publishAt });
    if (SAID[status]) this.#parts.toast({ text: SAID[status] });
    this.#form.set(draftOf({}));
    this.#id = newId();
    this.#draft = null;
    this.close();
  }

  /** @param {EditorPost} before @param {Publishing} publishing */
  #sendDraft(before, publishing) {
    sendDraft(this.#room, before, this.#form.value, publishing);
    this.#keptOf(before.id).forget();
  }

  /** Typing is told to the others, and kept here. */
  #remember() {
    if (!this.isOpen) return;
    const draft = this.#form.value;
    if (this.#draft) return this.#keptOf(this.#id).keep({ id: this.#id, draft, version: this.#draft.version });
    if (!isEmpty(draft)) {
      this.#unsent.keep({ id: this.#id, draft, version: 0 });
      this.#parts.typing("");
      this.#form.note("Kept in this browser until it is published.");
    } else this.#unsent.forget();
  }

  /** @param {string} id a draft's */
  #keptOf(id) {
    return new KeptText(this.#room.slug, id);
  }

  #allow() {
    this.#root.hidden = !this.#room.canEdit;
    if (!this.#room.canEdit) this.close();
  }

  #showLabel() {
    const draft = this.#unsent.read()?.draft;
    const words = draft && shorten(draft.headline || draft.body);
    this.#label.textContent = words ? `Go on writing: ${words}` : "What is happening?";
  }
}
