/**
 * Brings the outbox's commands to the server: in order, each until it is answered. Commands for the
 * same thing go one after the other, so that one which has to be tried again is not overtaken.
 */

import { backoff } from "./backoff.js";
import { TokenBucket } from "./token_bucket.js";

/** @import { Command, Environment, ErrorFrame, Limits, Refusal } from "../../types.d.ts" */
/** @import { Outbox } from "./outbox.js" */

const TEMPORARY = ["failed", "rate_limited", "hello_first"];
const PATIENCE = 15_000; // ms without any answer, then all is sent again

export class Delivery {
  #outbox;
  #environment;
  #post;
  #refused;
  /** @type {Limits | null} null while there is no connection */
  #limits = null;
  #bucket;
  /** Sent on this connection and not answered, by op. @type {Map<string, Command>} */
  #sent = new Map();
  #failures = 0;
  /** Set while nothing may be sent. @type {(() => void) | null} */
  #cancelPause = null;
  #pausedUntil = 0;
  #cancelPatience = () => {};

  /**
   * @param {Outbox} outbox
   * @param {Environment} environment
   * @param {{post: (command: Command) => void, refused: (refusal: Refusal) => void}} actions
   */
  constructor(outbox, environment, { post, refused }) {
    this.#outbox = outbox;
    this.#environment = environment;
    this.#post = post;
    this.#refused = refused;
    this.#bucket = new TokenBucket(1, environment);
  }

  /** A connection has begun: everything that was not answered goes again, with its old op. */
  start(/** @type {Limits} */ limits) {
    this.stop();
    this.#limits = limits;
    this.#bucket = new TokenBucket(limits.commands_per_second, this.#environment);
    this.send();
  }

  stop() {
    this.#limits = null;
    this.#failures = 0;
    this.#sent.clear();
    this.#resume();
    this.#cancelPatience();
  }

  /** Sends what may be sent now. */
  send() {
    for (const command of this.#outbox.ready) {
      if (!this.#limits || this.#cancelPause) return;
      if (this.#sent.has(command.op)) continue;
      if (this.#waitsForAnother(command)) return;
      if (isLonger(command, this.#limits.frame_bytes))
        this.#refuse(command.op, "too_large", "This is too large to be sent.");
      else if (this.#bucket.take()) this.#sendOne(command);
      else return this.#pause(this.#bucket.wait);
    }
  }

  /** Takes the command that the server has stored out of the outbox; undefined if that was done before. */
  stored(/** @type {string} */ op) {
    const command = this.#outbox.remove(op);
    this.#answered(op);
    this.#failures = 0;
    this.send();
    return command;
  }

  /** The server could not, or would not. */
  failed(/** @type {ErrorFrame & {op: string}} */ { op, code, detail, retry_after }) {
    if (TEMPORARY.includes(code)) this.#retry(op, retry_after);
    else this.#refuse(op, code, detail);
    this.send();
  }

  #sendOne(/** @type {Command} */ command) {
    if (this.#sent.size === 0) this.#expectAnswer();
    this.#sent.set(command.op, command);
    this.#post(command);
  }

  /** Those that concern no single thing, such as a chat line, go alone. */
  #waitsForAnother(/** @type {Command} */ command) {
    const id = thing(command);
    return [...this.#sent.values()].some((other) => !id || !thing(other) || thing(other) === id);
  }

  #answered(/** @type {string} */ op) {
    if (!this.#sent.delete(op)) return;
    this.#cancelPatience();
    if (this.#sent.size > 0) this.#expectAnswer();
  }

  #refuse(/** @type {string} */ op, /** @type {ErrorFrame["code"]} */ code, /** @type {string} */ detail) {
    this.#answered(op);
    const command = this.#outbox.remove(op);
    if (command) this.#refused({ command, code, detail });
  }

  /** It and all behind it wait, so that the order stays. */
  #retry(
    /** @type {string} */ op,
    /** @type {number} */ seconds = backoff(this.#failures, this.#environment.random) / 1000,
  ) {
    this.#answered(op);
    this.#failures += 1;
    this.#pause(seconds * 1000);
  }

  #pause(/** @type {number} */ ms) {
    const until = this.#environment.now() + ms;
    if (this.#cancelPause && until <= this.#pausedUntil) return;
    this.#cancelPause?.();
    this.#pausedUntil = until;
    this.#cancelPause = this.#environment.after(ms, () => {
      this.#resume();
      this.send();
    });
  }

  #resume() {
    this.#cancelPause?.();
    this.#cancelPause = null;
  }

  #expectAnswer() {
    this.#cancelPatience = this.#environment.after(PATIENCE, () => {
      this.#sent.clear();
      this.send();
    });
  }
}

/** @param {Command} command */
function thing(command) {
  return "id" in command ? command.id : "";
}

/**
 * @param {Command} command
 * @param {number} bytes
 */
function isLonger(command, bytes) {
  const text = JSON.stringify(command);
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
}
