/**
 * The messages of every room, as the browser side sees them: what goes over the socket and what a `Room` emits.
 * The same names as in DESIGN.md and in each app's `messages.py`.
 */

// People

export type Role = "owner" | "editor" | "viewer";

export interface Person {
  id: string;
  name: string;
  color: string;
  role: Role;
}

// Commands: what a client asks for. `CommandFields` gives each one's fields by its type.

export interface CommandFields {
  "marker.add": {
    id: string;
    lat: number;
    lng: number;
    title?: string;
    note?: string;
    color?: string;
    icon?: string;
    locked?: boolean;
  };
  "marker.move": { id: string; lat: number; lng: number };
  "marker.edit": { id: string; title?: string; note?: string; color?: string; icon?: string };
  "marker.remove": { id: string };
  "marker.lock": { id: string; locked: boolean };
  "room.rename": { title: string };
  "room.freeze": { frozen: boolean };
  "chat.say": { text: string };
}

export type CommandType = keyof CommandFields;

/** A command that has no op yet: what an undo step is made of. */
export type Draft = { [T in CommandType]: { type: T } & CommandFields[T] }[CommandType];

/** `{op, type, …fields}`: narrow it by `type`. */
export type Command = Draft & { op: string };

// Events: what happened, stored and numbered.

export interface EventData {
  "marker.added": Marker & Whereabouts;
  "marker.moved": { id: string; lat: number; lng: number };
  "marker.edited": { id: string; title?: string; note?: string; color?: string; icon?: string };
  "marker.removed": { id: string };
  "marker.locked": { id: string; locked: boolean };
  "marker.placed": { id: string } & Whereabouts;
  "room.renamed": { title: string };
  "room.frozen": { frozen: boolean };
  "chat.said": { text: string };
}

export type EventType = keyof EventData;

export interface EventHead {
  seq: number;
  /** The op of the command behind it, "" if none. */
  op: string;
  /** The id and the name, at that time, of the person who did it. */
  by: string;
  who: string;
  /** ISO 8601. */
  at: string;
}

/** A stored event as it comes over the socket. */
export type StoredEvent = { [T in EventType]: EventHead & { type: T } & EventData[T] }[EventType];

/** A stored event as the room emits it. `mine`: it was done by this person, in this tab or another. */
export type RoomEvent<T extends EventType = EventType> = {
  [K in T]: EventHead & { type: K; mine: boolean } & EventData[K];
}[T];

// Live updates: out of date in a moment, never stored.

export interface LiveFields {
  "marker.drag": { id: string; lat: number; lng: number };
  "marker.release": { id: string };
  "cursor.move": { lat: number; lng: number };
  "view.show": { lat: number; lng: number; zoom: number };
}

export type LiveType = keyof LiveFields;

/** A live update as it is received; `by` is the person's id. */
export type LiveUpdate<T extends LiveType = LiveType> = { [K in T]: { type: K; by: string } & LiveFields[K] }[T];

// State

export interface Marker {
  id: string;
  lat: number;
  lng: number;
  title: string;
  note: string;
  /** "" (the accent), one of the twelve names, or "#rrggbb". */
  color: string;
  icon: string;
  locked: boolean;
  /** Missing until the `places` service has answered for where it is now. */
  where?: Whereabouts;
}

export interface Whereabouts {
  /** "" for the open sea. */
  country: string;
  /** "" where there is none near. */
  town: string;
  /** Kilometres to the town's centre. */
  km: number | null;
}

export interface ChatLine {
  seq: number;
  by: string;
  who: string;
  at: string;
  text: string;
}

export interface MapState {
  markers: (Marker & Whereabouts)[];
  chat: ChatLine[];
}

// Frames of the socket

export interface Limits {
  commands_per_second: number;
  live_per_second: number;
  frame_bytes: number;
  /** Seconds. */
  tick: number;
}

export type ErrorCode =
  | "invalid"
  | "forbidden"
  | "not_found"
  | "held"
  | "rate_limited"
  | "too_large"
  | "read_only"
  | "failed"
  | "hello_first";

export interface ErrorFrame {
  type: "error";
  code: ErrorCode;
  detail: string;
  op?: string;
  id?: string;
  /** Seconds. */
  retry_after?: number;
}

export interface WelcomeFrame {
  type: "welcome";
  /** The seq from which events go on. */
  seq: number;
  head: number;
  /** null when `since` could be continued. */
  state: MapState | null;
  you: Person;
  room: { slug: string; title: string; kind: string; frozen: boolean };
  limits: Limits;
  version: string;
}

export interface AckFrame {
  type: "ack";
  op: string;
  seq: number;
  duplicate: boolean;
}

export interface PeopleFrame {
  type: "people";
  people: Person[];
  /** How many are here; the list ends at 100. */
  total: number;
}

export type ServerFrame =
  | WelcomeFrame
  | AckFrame
  | ErrorFrame
  | PeopleFrame
  | { type: "events"; events: StoredEvent[] }
  | { type: "live"; updates: LiveUpdate[] }
  | { type: "you"; you: Person }
  | { type: "reconnect"; after: number }
  | { type: "pong" };

export type ClientFrame =
  | { type: "hello"; since: number | null }
  | { type: "seen"; seq: number }
  | { type: "ping" }
  | { type: "person.rename"; name?: string | undefined; color?: string | undefined }
  | Command
  | ({ type: LiveType } & LiveFields[LiveType]);

// What a Room emits

export interface Status {
  state: "connecting" | "online" | "reconnecting" | "offline" | "closed";
  /** When the next try is due, in ms of `Date.now()`; null when none is planned. */
  retryAt: number | null;
  /** How many commands are not acknowledged yet. */
  pending: number;
  /** Why it is closed, in plain words; "" otherwise. */
  reason: string;
}

export interface Refusal {
  command: Command;
  code: ErrorCode;
  detail: string;
}

export type RoomEvents = {
  /** A snapshot: replace the confirmed state; pending commands stay pending. */
  state: { state: MapState; seq: number };
  /** Each stored event, before it is emitted again under its own type. */
  event: RoomEvent;
  people: { people: Person[]; total: number };
  you: Person;
  room: { title: string; frozen: boolean };
  status: Status;
  /** A command of one's own is about to be shown: the last moment to read what was there before. */
  sending: Command;
  /** Show it now. Also emitted for those restored after a reload, behind the first "state". */
  pending: Command;
  /** It is stored and its event has been emitted (or is in the state): drop the pending one. */
  settled: { op: string; type: CommandType; seq: number };
  /** It will never happen: roll it back. */
  refused: Refusal;
  /** An error that belongs to no command, such as `held` for a drag. */
  error: ErrorFrame;
} & { [T in EventType]: RoomEvent<T> } & { [T in LiveType]: LiveUpdate<T> };

export interface HistoryEvents {
  /** canUndo or canRedo may have changed. */
  change: { canUndo: boolean; canRedo: boolean };
  /** An undo or redo was refused and is dropped. */
  refused: Refusal & { direction: "undo" | "redo" };
}

// What the core asks of its surroundings, so that tests need neither a browser nor waiting

/** Where unacknowledged commands are kept; one room and person each. */
export interface OutboxStore {
  /** In the order in which they were added. */
  all(): Promise<Command[]>;
  add(command: Command): Promise<void>;
  remove(op: string): Promise<void>;
}

export interface Environment {
  openSocket(url: string): WebSocket;
  /** Milliseconds of the epoch. */
  now(): number;
  /** Calls `fn` once, `ms` milliseconds later, unless the returned function is called before. */
  after(ms: number, fn: () => void): () => void;
  /** In [0, 1). */
  random(): number;
  /** false only if the browser knows that there is no network; this machine may be reachable all the same. */
  isOnline(): boolean;
  /** Calls `fn` at each change, until the returned function is called. */
  watch(fn: (change: "online" | "offline" | "visible") => void): () => void;
}
