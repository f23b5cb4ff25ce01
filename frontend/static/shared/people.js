/** People: the avatars in the bar, and the sheet with your own name and the others. */

import { EarlierPeople } from "./earlier_people.js";
import { element } from "./element.js";
import { HostActions } from "./host_actions.js";
import { mountPeopleButton } from "./people_button.js";
import { PeopleList } from "./people_list.js";
import { youForm } from "./you_form.js";
/** @import { Room } from "../realtime/room.js" */
/** @import { Announce } from "./announce.js" */
/** @import { Sheet } from "./sheet.js" */
/** @import { Toast } from "./toast.js" */

export class People {
  #room;
  #sheet;
  #button;
  #list;
  #earlier;
  /** Redraws the form while it is shown. */
  #showYou = () => {};
  #open = false;

  /** @param {Room} room @param {{sheet: Sheet, button: HTMLElement, announce: Announce, toast: Toast, url: string}} parts */
  constructor(room, { sheet, button, announce, toast, url }) {
    const actions = new HostActions(room, toast);
    this.#room = room;
    this.#sheet = sheet;
    this.#button = button;
    this.#list = new PeopleList(room, actions);
    this.#earlier = new EarlierPeople(room, actions, url);
    mountPeopleButton(room, button);
    button.addEventListener("click", () => this.toggle());
    room.on("you", () => this.#showYou());
    room.on("people", () => this.#refresh());
    for (const name of /** @type {const} */ (["person.removed", "person.readmitted", "room.undone"]))
      room.on(name, () => this.#open && this.#earlier.load());
    document.addEventListener("roomful:following", (event) => {
      this.#list.following = event instanceof CustomEvent ? event.detail.id : null;
      this.#refresh();
      const name = room.people.find(({ id }) => id === this.#list.following)?.name;
      announce(name ? `You follow ${name}.` : "You look around by yourself again.");
    });
  }

  toggle() {
    if (this.#open) this.#sheet.close();
    else this.open();
  }

  /** @param {{rename?: boolean}} [options] rename: start with the name selected */
  open({ rename = false } = {}) {
    const { form, input, showYou } = youForm(this.#room);
    this.#showYou = showYou;
    this.#list.show();
    this.#earlier.load();
    const content = element("div", {}, form, this.#list.root, this.#earlier.root);
    this.#sheet.open({
      title: this.#heading(),
      content,
      onClose: () => this.#setOpen(false),
      focus: rename ? input : undefined,
    });
    if (rename) input.select();
    this.#setOpen(true);
  }

  #refresh() {
    if (!this.#open) return;
    this.#list.show();
    this.#earlier.show();
    this.#sheet.title = this.#heading();
  }

  #heading() {
    const { total } = this.#room;
    return total > 1 ? `${total} people here` : "People";
  }

  /** @param {boolean} open */
  #setOpen(open) {
    this.#open = open;
    this.#button.setAttribute("aria-expanded", String(open));
    if (!open) this.#showYou = () => {};
  }
}
