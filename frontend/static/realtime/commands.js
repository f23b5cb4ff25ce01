/**
 * This person's own commands, from stop 1 of their way ("pending": shown, and put into the outbox) to
 * the answer that takes them out of it again ("settled" or "refused").
 */

import { Delivery } from "./delivery.js";
import { newOp } from "./ids.js";
import { Outbox } from "./outbox.js";
import { Settlements } from "./settlements.js";

/** @import { Command, CommandFields, CommandType, Environment, ErrorFrame, Limits, OutboxStore, RoomEvents } from "../../types.d.ts" */
/** @import { Emitter } from "./emitter.js" */

export class Commands {
  #room;
  #kept;
  #outbox;
  #delivery;
  #settlements = new Settlements();
  #readTo = -1;
  #visits = 0;

  /**
   * @param {Emitter<RoomEvents>} room where they are told
   * @param {object} surroundings
   * @param {Promise<OutboxStore>} surroundings.store
   * @param {Environment} surroundings.environment
   * @param {(command: Command) => void} surroundings.post
   * @param {() => void} surroundings.kept
   */
  constructor(room, { store, environment, post, kept }) {
    this.#room = room;
    this.#kept = kept;
    this.#outbox = new Outbox(store);
    this.#delivery = new Delivery(this.#outbox, environment, {
      post,
      refused: (refusal) => room.emit("refused", refusal),
    });
  }

  /** How many the server has not acknowledged. */
  get count() {
    return this.#outbox.size;
  }

  /** Whether those are sent even if this page ends now. */
  get areKept() {
    return this.#outbox.isKept;
  }

  /**
   * @template {CommandType} T
   * @param {T} type
   * @param {CommandFields[T]} fields
   */
  send(type, fields) {
    const command = /** @type {Command} */ ({ type, op: newOp(), ...fields });
    this.#room.emit("sending", command);
    // Kept before it is sent, so that a crash in between does not lose it; shown without waiting for that.
    this.#outbox.add(command).then(() => {
      this.#kept();
      this.#delivery.send();
    });
    this.#room.emit("pending", command);
    return command.op;
  }

  /** Welcomed by the server: what is left from before, also from before a reload, goes first. */
  async start(/** @type {Limits} */ limits) {
    this.#visits += 1;
    const visit = this.#visits;
    for (const command of await this.#outbox.restore()) this.#room.emit("pending", command);
    if (visit === this.#visits) this.#delivery.start(limits);
  }

  /** The connection is gone. */
  stop() {
    this.#visits += 1;
    this.#delivery.stop();
  }

  /** The server has stored it: said by an ack, or by the event itself. */
  stored(/** @type {string} */ op, /** @type {number} */ seq) {
    const command = this.#delivery.stored(op);
    if (command) this.#settlements.add({ op, type: command.type, seq });
    this.#tellSettled();
  }

  /** The room's events up to here have been emitted, or are in the state. */
  readTo(/** @type {number} */ seq) {
    this.#readTo = seq;
    this.#tellSettled();
  }

  failed(/** @type {ErrorFrame & {op: string}} */ error) {
    this.#delivery.failed(error);
  }

  #tellSettled() {
    for (const settlement of this.#settlements.take(this.#readTo)) this.#room.emit("settled", settlement);
  }
}
