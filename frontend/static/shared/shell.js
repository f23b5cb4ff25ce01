/** The room's frame: wires the bar, the sheet, the menu and the messages of `room.html` to a Room. */

import { createAnnouncer } from "./announce.js";
import { Chat } from "./chat.js";
import { ConnectionStatus } from "./connection_status.js";
import { hook } from "./element.js";
import { mountGathering } from "./gathering.js";
import { greetOnce } from "./greeting.js";
import { connectHistory } from "./history_buttons.js";
import { withPart } from "./parts.js";
import { People } from "./people.js";
import { Presenter } from "./presenter.js";
import { mountRefusals } from "./refusals.js";
import { mountRoomMode } from "./room_mode.js";
import { Sheet } from "./sheet.js";
import { Shortcuts } from "./shortcuts.js";
import { mountThemeSwitches } from "./theme.js";
import { Title } from "./title.js";
import { createToasts } from "./toast.js";
import { mountUnderTheHood } from "./under_the_hood.js";
/** @import { Room } from "../realtime/room.js" */
/** @import { Undoable } from "./history_buttons.js" */
/** @import { ShareConfig } from "./share_links.js" */

/** @typedef {ReturnType<typeof mountShell>} Shell what an app builds on */

/**
 * @param {Room} room not started yet, so that nothing is missed
 * @param {ShareConfig} config
 */
export function mountShell(room, config) {
  const announce = createAnnouncer(hook("announcer"));
  const toast = createToasts(hook("toasts"));
  const sheet = new Sheet(hook("sheet"));
  const shortcuts = new Shortcuts();
  const people = new People(room, { sheet, button: hook("people"), announce, toast, url: config.people });
  const chat = new Chat(room, { sheet, button: hook("chat"), announce });
  const title = new Title(room, hook("title"));
  const share = () =>
    withPart(
      async () => await import("./share.js"),
      ({ openShare }) => void openShare(config, announce),
      toast,
    );
  new ConnectionStatus(room, { dot: hook("status"), notice: hook("connection"), announce });
  mountRoomMode(room, announce);
  new Presenter(room, config, { announce, gathering: mountGathering(room, announce) });
  mountRefusals(room, toast);
  mountThemeSwitches();
  mountMenu(shortcuts);
  mountUnderTheHood(room, shortcuts);
  hook("share").addEventListener("click", share);
  greetOnce(room, toast, () => people.open({ rename: true }));
  addShortcuts(shortcuts, { people, chat, title, share });
  return {
    sheet,
    toast,
    announce,
    shortcuts,
    people,
    chat,
    /** @param {Undoable} history */
    connectHistory: (history) => connectHistory(history, { shortcuts, announce }),
  };
}

/** A choice in the menu closes it; a switch in it does not. @param {Shortcuts} shortcuts */
function mountMenu(shortcuts) {
  const panel = hook("menu-panel");
  panel.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("button.menu__item")) panel.hidePopover();
  });
  hook("show-shortcuts").addEventListener("click", () => shortcuts.show());
}

/**
 * @param {Shortcuts} shortcuts
 * @param {{people: People, chat: Chat, title: Title, share: () => void}} parts
 */
function addShortcuts(shortcuts, { people, chat, title, share }) {
  const group = "Room";
  shortcuts.add({ keys: "P", label: "People", group, run: () => people.toggle() });
  shortcuts.add({ keys: "C", label: "Chat", group, run: () => chat.toggle() });
  shortcuts.add({ keys: "S", label: "Share", group, run: share });
  shortcuts.add({ keys: "T", label: "Rename the room", group, run: () => title.edit() });
  shortcuts.add({ keys: "Escape", label: "Close what is open", group });
}
