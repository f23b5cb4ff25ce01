/**
 * The place where an outbox survives a reload: IndexedDB, or memory where the browser has none to give.
 */

/** @import { Command, OutboxStore } from "../../types.d.ts" */

// ms; some browsers never answer an open() in private mode, and a slow phone answers after seconds: it is busy with the page.
const PATIENCE = 10_000;

/**
 * @param {string} owner whose: kind, slug and person
 * @returns {Promise<OutboxStore>}
 */
export async function openOutboxStore(owner) {
  try {
    return new IndexedStore(await openDatabase(), owner);
  } catch {
    return new MemoryStore();
  }
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("IndexedDB does not answer")), PATIENCE);
    const opening = indexedDB.open("roomful", 1);
    opening.onupgradeneeded = () => {
      // Numbered by the database, not by the clock: that is the order across a person's tabs.
      const commands = opening.result.createObjectStore("commands", { autoIncrement: true });
      commands.createIndex("owner", "owner");
      commands.createIndex("op", ["owner", "command.op"], { unique: true });
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
  });
}

/** @implements {OutboxStore} */
class IndexedStore {
  #database;
  #owner;

  /**
   * @param {IDBDatabase} database
   * @param {string} owner
   */
  constructor(database, owner) {
    this.#database = database;
    this.#owner = owner;
  }

  async all() {
    const kept = await this.#run("readonly", (commands) => commands.index("owner").getAll(this.#owner));
    return kept.map((/** @type {{command: Command}} */ { command }) => command);
  }

  async add(/** @type {Command} */ command) {
    await this.#run("readwrite", (commands) => commands.add({ owner: this.#owner, command }));
  }

  async remove(/** @type {string} */ op) {
    await this.#run("readwrite", (commands) => {
      const finding = commands.index("op").getKey([this.#owner, op]);
      finding.onsuccess = () => finding.result !== undefined && commands.delete(finding.result);
      return finding;
    });
  }

  /**
   * One transaction; fulfilled with the request's result when it is committed.
   *
   * @param {IDBTransactionMode} mode
   * @param {(commands: IDBObjectStore) => IDBRequest} work
   * @returns {Promise<any>}
   */
  #run(mode, work) {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction("commands", mode);
      const request = work(transaction.objectStore("commands"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }
}

/** @implements {OutboxStore} */
export class MemoryStore {
  /** @type {Command[]} */
  #commands = [];

  all() {
    return Promise.resolve([...this.#commands]);
  }

  add(/** @type {Command} */ command) {
    this.#commands.push(command);
    return Promise.resolve();
  }

  remove(/** @type {string} */ op) {
    this.#commands = this.#commands.filter((command) => command.op !== op);
    return Promise.resolve();
  }
}
