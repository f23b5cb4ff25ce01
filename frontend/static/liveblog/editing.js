/** Changing an update where it stands. Two editors at one: the second is told, sees both, and nothing is overwritten unasked. */

import { question, theirsAndMine } from "./asking.js";
import { draftOf, withTexts } from "./draft.js";
import { KeptText } from "./kept_text.js";
import { PostForm } from "./post_form.js";
import { sendChanges } from "./sending.js";

/** @import { EditorPost, PostStatus } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Toast } from "../shared/toast.js" */
/** @import { Draft } from "./draft.js" */
/** @import { Desk } from "./desk.js" */
/** @import { Feed } from "./feed.js" */
/** @import { Config } from "./page_config.js" */

/** @typedef {{feed: Feed, toast: Toast, typing: (id: string) => void, rescue: (draft: Draft, reason: string) => void}} EditingParts */

export class Editing {
  #room;
  #config;
  #desk;
  #parts;
  /** @type {{id: string, form: PostForm, source: EditorPost, kept: KeptText} | null} */
  #open = null;
  /** Texts that are on their way, by op. @type {Map<string, KeptText>} */
  #sent = new Map();

  /** @param {Room} room @param {Config} config @param {Desk} desk @param {EditingParts} parts */
  constructor(room, config, desk, parts) {
    this.#room = room;
    this.#config = config;
    this.#desk = desk;
    this.#parts = parts;
    room.on("post.edited", ({ id, version, mine, who }) => {
      if (!mine && this.#open?.id === id && version > this.#open.source.version) this.#tellOfChange(who);
    });
    room.on("post.removed", ({ id, who, mine }) => this.#open?.id === id && !mine && this.#rescue(who));
    room.on("settled", ({ op }) => {
      this.#sent.get(op)?.forget();
      this.#sent.delete(op);
    });
  }

  /** @param {string} id @param {Partial<Draft>} [mine] what was changed before and could not be stored */
  async open(id, mine) {
    if (this.#open?.id === id && !mine) return this.#open.form.focus();
    this.close();
    try {
      const source = await this.#desk.source(id);
      this.#show(id, source, mine);
    } catch {
      if (mine) this.#parts.rescue(draftOf(mine), "The update that you changed is not there any more.");
      else this.#parts.toast({ text: "Its text could not be fetched. Look at your connection.", tone: "danger" });
    }
  }

  close() {
    if (!this.#open) return;
    const article = this.#parts.feed.article(this.#open.id);
    this.#open.form.root.remove();
    this.#open = null;
    article?.removeAttribute("data-editing");
    article?.focus({ preventScroll: true });
  }

  /** Somebody else was faster. @param {string} id @param {Partial<Draft>} mine */
  async giveBack(id, mine) {
    if (!this.#parts.feed.article(id)) return this.#giveBackDraft(id, mine);
    await this.open(id, mine);
    if (this.#open?.id === id) this.#showBoth(this.#open.source);
  }

  /** Nobody but the editors can see it, so it has no place in the page: one's own goes on as a new one. @param {string} id @param {Partial<Draft>} mine */
  async #giveBackDraft(id, mine) {
    const source = await this.#desk.source(id).catch(() => null);
    const reason = `${source?.changed_by ?? "Somebody"} has changed this draft meanwhile. Yours is here, as a new one.`;
    this.#parts.rescue(draftOf({ ...(source ?? {}), ...mine }), reason);
  }

  /** @param {string} id @param {EditorPost} source @param {Partial<Draft> | undefined} mine */
  #show(id, source, mine) {
    const article = this.#parts.feed.article(id);
    const kept = new KeptText(this.#config.slug, id);
    const before = mine ? null : kept.read();
    const form = new PostForm(this.#config, {
      submit: (status) => this.#submit(status),
      leave: () => this.close(),
      input: () => this.#remember(),
      preview: (markdown) => this.#desk.preview(markdown),
    });
    this.#open = { id, form, source, kept };
    form.set(withTexts(source, mine ?? before?.draft ?? {}));
    form.label({ publish: "Save", draft: "Back to the drafts", later: false });
    article?.setAttribute("data-editing", "");
    article?.querySelector("[data-content]")?.append(form.root);
    form.focus();
    if (before) this.#tellOfKept(source);
    if (before && before.version !== source.version) this.#showBoth(source);
  }

  /** @param {PostStatus} status */
  #submit(status) {
    if (!this.#open) return;
    const { id, form, source, kept } = this.#open;
    const also = status === "public" ? {} : { status };
    const op = sendChanges(this.#room, id, source.version, draftOf(source), form.value, also);
    if (op) this.#sent.set(op, kept);
    else kept.forget();
    this.close();
  }

  #remember() {
    if (!this.#open) return;
    const { id, form, kept, source } = this.#open;
    kept.keep({ id, draft: form.value, version: source.version });
    this.#parts.typing(id);
  }

  /** @param {EditorPost} source */
  #tellOfKept(source) {
    this.#open?.form.tell(
      ...question("What you wrote here before is back.", { "Take the published text": () => this.#take(source) }),
    );
  }

  /** @param {string} who */
  async #tellOfChange(who) {
    const form = this.#open?.form;
    form?.tell(`${who} has changed this meanwhile.`);
    const source = await this.#desk.source(this.#open?.id ?? "").catch(() => null);
    if (source && this.#open?.form === form) this.#showBoth(source);
  }

  /** Theirs above one's own, and the choice. @param {EditorPost} theirs */
  #showBoth(theirs) {
    this.#open?.form.tell(
      ...theirsAndMine(theirs, { "Keep mine": () => this.#keepMine(theirs), "Take theirs": () => this.#take(theirs) }),
    );
  }

  /** Knowing theirs, one may put one's own in its place. @param {EditorPost} theirs */
  #keepMine(theirs) {
    if (!this.#open) return;
    this.#open.source = theirs;
    this.#open.form.tell();
    this.#open.form.note(`Saving puts yours in the place of ${theirs.changed_by}’s.`);
    this.#open.form.focus();
  }

  /** @param {EditorPost} source */
  #take(source) {
    if (!this.#open) return;
    this.#open.source = source;
    this.#open.kept.forget();
    this.#open.form.set(source);
    this.#open.form.tell();
    this.#open.form.focus();
  }

  /** It was withdrawn while one wrote. @param {string} who */
  #rescue(who) {
    const draft = this.#open?.form.value;
    this.close();
    if (draft) this.#parts.rescue(draft, `${who} has withdrawn the update that you were changing. Your text is here.`);
  }
}
