/** Everything for those who write: the composer, changing, pinning, deleting, the drafts; and what becomes of what is refused. */

import { hook } from "../shared/element.js";
import { Composer } from "./composer.js";
import { Desk } from "./desk.js";
import { draftOf } from "./draft.js";
import { Drafts } from "./drafts.js";
import { Editing } from "./editing.js";
import { typingTeller } from "./writing.js";

/** @import { Refusal } from "../../types.d.ts" */
/** @import { Room } from "../realtime/room.js" */
/** @import { Shell } from "../shared/shell.js" */
/** @import { Feed } from "./feed.js" */
/** @import { Config } from "./page_config.js" */
/** @import { PostsState } from "./posts_state.js" */

export class Newsroom {
  #room;
  #shell;
  #state;
  #composer;
  #editing;
  #drafts;

  /** @param {Room} room @param {Shell} shell @param {{config: Config, state: PostsState, feed: Feed}} parts */
  constructor(room, shell, { config, state, feed }) {
    const desk = new Desk(config);
    const typing = typingTeller(room);
    const { toast, sheet } = shell;
    this.#room = room;
    this.#shell = shell;
    this.#state = state;
    this.#composer = new Composer(room, config, desk, { toast, typing, stored: () => this.#drafts.refresh() });
    this.#editing = new Editing(room, config, desk, {
      feed,
      toast,
      typing,
      rescue: (draft, reason) => this.#composer.giveBack(draft, reason),
    });
    this.#drafts = new Drafts(room, desk, sheet, {
      edit: (post) => this.#composer.openDraft(post),
      remove: (id) => this.#remove(id),
    });
    room.on("refused", (refusal) => this.#takeBack(refusal));
    this.#mountWays();
  }

  /** A button of an article. @param {string} id @param {string} deed */
  act(id, deed) {
    if (!this.#room.canEdit) return;
    if (deed === "edit") this.#editing.open(id);
    else if (deed === "pin") this.#room.send("post.pin", { id, pinned: !this.#state.get(id)?.pinned });
    else if (deed === "remove") this.#remove(id);
  }

  #mountWays() {
    const { shortcuts } = this.#shell;
    const group = "Writing";
    const drafts = hook("open-drafts");
    drafts.addEventListener("click", () => this.#drafts.toggle());
    shortcuts.add({ keys: "N", label: "Write an update", group, run: () => this.#composer.open() });
    shortcuts.add({ keys: "D", label: "Drafts and scheduled", group, run: () => this.#drafts.toggle() });
    shortcuts.add({ keys: "Mod+Enter", label: "Publish what is written", group });
    const allow = () => {
      hook("writer-item").hidden = !this.#room.canEdit;
    };
    for (const name of /** @type {const} */ (["you", "room"])) this.#room.on(name, allow);
  }

  /** @param {string} id */
  #remove(id) {
    this.#room.send("post.remove", { id });
    const run = () => void this.#room.send("post.restore", { id });
    this.#shell.toast({ text: "The update is deleted.", action: { label: "Undo", run }, seconds: 12 });
  }

  /** No text is lost: what could not be stored is in its form again. @param {Refusal} refusal */
  #takeBack({ command, code, detail }) {
    if (command.type === "post.add") this.#composer.giveBack(draftOf(command), `This could not be stored: ${detail}`);
    if (command.type !== "post.edit" || code !== "held") return;
    const { type, op, id, version, status, ...mine } = command;
    this.#editing.giveBack(id, mine);
  }
}
