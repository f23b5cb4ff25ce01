/**
 * The messages of every room, as the browser side sees them: what goes over the socket and what a `Room` emits.
 * The same names as in DESIGN.md and in each app's `messages.py`.
 */

// People

export type Role = "owner" | "editor" | "viewer";

/** "add": editors add, and change only what they added themselves. */
export type Mode = "open" | "add";

export interface Person {
  id: string;
  name: string;
  color: string;
  role: Role;
}

// Commands: what a client asks for. `CommandFields` gives each one's fields by its type.

export interface CommandFields {
  "marker.add": GivenMarker;
  "marker.move": { id: string; lat: number; lng: number };
  "marker.edit": { id: string; title?: string; note?: string; color?: string; icon?: string };
  "marker.remove": { id: string };
  "marker.lock": { id: string; locked: boolean };
  /** Together or not at all; at most 500 entries. */
  "markers.change": { add?: GivenMarker[]; edit?: MarkerChanges[]; remove?: string[] };
  "item.add": GivenItem;
  "item.edit": ItemChanges;
  "item.remove": { id: string };
  /** Together or not at all; at most 500 entries. */
  "items.change": { add?: GivenItem[]; edit?: ItemChanges[]; remove?: string[] };
  "items.sweep": { person: string };
  "items.revive": { seq: number };
  "board.clear": object;
  "post.add": { id: string } & Partial<PostFields>;
  /** `version`: the one that was changed; another's change since then is not overwritten. */
  "post.edit": { id: string; version: number } & Partial<PostFields>;
  "post.remove": { id: string };
  "post.restore": { id: string };
  "post.pin": { id: string; pinned: boolean };
  "reaction.add": { id: string; emoji: string; on: boolean };
  "room.rename": { title: string };
  "room.freeze": { frozen: boolean };
  "room.mode": { mode: Mode };
  "room.restore": { seq: number };
  /** What one person did (after `since`), or what an earlier undoing did: the seq of its `room.undone`. */
  "room.undo": { person: string; since?: number } | { step: number };
  "person.remove": { person: string; name?: string };
  "person.readmit": { person: string };
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
  "markers.placed": { placed: ({ id: string } & Whereabouts)[] };
  "markers.changed": { added: GivenMarker[]; edited: MarkerChanges[]; removed: string[] };
  "item.added": GivenItem;
  "item.edited": ItemChanges;
  "item.removed": { id: string };
  "item.illustrated": { id: string; image: PictureInfo };
  "items.changed": { added: EventItem[]; edited: ItemChanges[]; removed: string[] };
  "items.swept": { person: string; count: number };
  "items.revived": { from: number; items: EventItem[] };
  "board.cleared": { count: number };
  "post.added": Post;
  "post.edited": Post;
  "post.removed": { id: string };
  "post.pinned": { id: string; pinned: boolean };
  "post.reacted": { id: string; reactions: Record<string, number> };
  "post.illustrated": { id: string; images: PostImage[] };
  "room.renamed": { title: string };
  "room.frozen": { frozen: boolean };
  "room.moded": { mode: Mode };
  "room.restored": { to: number };
  /** `from` and its own seq enclose the events that it took; `count`: how many things they are about. */
  "room.undone": { from: number; count: number; person?: string; since?: number; step?: number };
  "person.removed": { person: string; name: string };
  "person.readmitted": { person: string; name: string };
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
  /** The owner asks everybody to follow; said every few seconds. */
  "room.gather": { on: boolean };
  "stroke.draw": StrokePoints & Partial<StrokeHead>;
  "stroke.end": { id: string };
  "items.drag": { id: string; ids: string[]; dx: number; dy: number };
  "laser.point": { x: number; y: number };
  /** Somebody writes a new post, or changes the one with the id. */
  "post.typing": { id?: string };
  /** On a map, and on a board. */
  "cursor.move": { lat: number; lng: number } | { x: number; y: number; tool: string };
  /** The middle of what somebody looks at, on a map, and on a board. */
  "view.show": { lat: number; lng: number; zoom: number } | { x: number; y: number; zoom: number };
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
  /** The id of the person who put it there, "" for nobody's; missing until it is stored. */
  added_by?: string;
}

/** What a client says of a new marker; what is left out is empty. */
export type GivenMarker = Partial<Omit<Marker, "where">> & { id: string; lat: number; lng: number };

export type MarkerChanges = Partial<Omit<Marker, "where">> & { id: string };

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

export type ItemKind = "pen" | "highlighter" | "line" | "arrow" | "rectangle" | "ellipse" | "text" | "note" | "image";

/** What is drawn on a board. One unit is one CSS pixel at a zoom of 100 %; y goes down. */
export interface Item {
  id: string;
  kind: ItemKind;
  /** The top left corner and the size of its box before it is turned. */
  x: number;
  y: number;
  w: number;
  h: number;
  /** Radians, clockwise, about the middle of the box. */
  r: number;
  /** What lies on top: the greater z, then the greater id. */
  z: number;
  /** One of the twelve names, "ink", or "#rrggbb". */
  color: string;
  /** "" for none, or as `color`. */
  fill: string;
  /** The width of its line; of text and notes the height of the type. */
  size: number;
  /** 0.1 to 1. */
  opacity: number;
  dash: "" | "dashed" | "dotted";
  /** An encoded polyline, see `sketch/polyline.js`; "" for kinds without points. */
  points: string;
  /** Units per step of the points. */
  step: number;
  text: string;
  /** The id of an uploaded picture, "" for none. */
  image: string;
  /** Who drew it first: the id, and the name at that time. */
  by: string;
  who: string;
}

/** What a client says of a new item; what is left out has its default. */
export type GivenItem = Partial<Omit<Item, "by" | "who">> & { id: string; kind: ItemKind; x: number; y: number };

/** In an event the first drawer is named only where it is not the one whose event it is. */
export type EventItem = GivenItem & { by?: string; who?: string };

export type ItemChanges = Partial<Omit<Item, "id" | "kind" | "by" | "who">> & { id: string };

export interface SketchState {
  items: EventItem[];
  /** What is known of the uploaded pictures, by their id. */
  images?: Record<string, PictureInfo>;
  chat: ChatLine[];
}

/** An uploaded picture, as `project/images` tells of it. */
export interface PictureInfo {
  id?: string;
  width: number;
  height: number;
  /** null until it is ready. */
  url: string | null;
  sizes: { url: string; width: number; height?: number }[];
  ready: boolean;
}

/** Points added to a stroke that is being drawn; `id`: the first 8 characters of the item's. */
export interface StrokePoints {
  id: string;
  /** How many points came before. */
  at: number;
  points: string;
}

/** In the first update of a stroke, and again about once a second; x, y: the point before the first of these, the first itself at 0. */
export interface StrokeHead {
  kind: ItemKind;
  x: number;
  y: number;
  color: string;
  size: number;
  step: number;
  opacity: number;
  /** 0 to 255, of the point before; 0 if left out. */
  pressure?: number;
}

/** An update of a liveblog, as everybody may read it. */
export interface Post {
  id: string;
  /** Of the last event that changed it. */
  seq: number;
  /** When it was published, ISO 8601. */
  at: string;
  edited_at: string | null;
  headline: string;
  /** HTML that the server has made and cleaned. */
  body: string;
  /** A key moment: it stands in the list of those. */
  key: boolean;
  pinned: boolean;
  author: string;
  images: PostImage[];
  /** How many people chose each emoji; only those that somebody chose. */
  reactions: Record<string, number>;
  quote: Quote | null;
  link: PostLink | null;
  version: number;
}

export interface PostImage extends PictureInfo {
  id: string;
  alt: string;
}

export interface Quote {
  text: string;
  source: string;
}

export interface PostLink {
  url: string;
  title: string;
}

export type PostStatus = "public" | "draft" | "scheduled" | "hidden";

/** What an editor says of a post; the body is Markdown. */
export interface PostFields {
  headline: string;
  body: string;
  key: boolean;
  pinned: boolean;
  status: PostStatus;
  publish_at: string | null;
  images: { id: string; alt: string }[];
  quote: Quote | null;
  link: PostLink | null;
}

/** A post as its editors have it: with its Markdown, also before it is public. */
export interface EditorPost {
  id: string;
  status: PostStatus;
  publish_at: string | null;
  at: string | null;
  headline: string;
  body: string;
  html: string;
  key: boolean;
  pinned: boolean;
  quote: Quote | null;
  link: PostLink | null;
  images: PostImage[];
  version: number;
  author: string;
  changed_at: string;
  changed_by: string;
}

export interface BlogState {
  /** The newest twenty and all that are pinned, newest first. */
  posts: Post[];
  total: number;
  /** From where to ask for older ones; null where there are none. */
  next: string | null;
  chat: ChatLine[];
}

/** What is in a room: its app knows which. */
export type RoomState = MapState | SketchState | BlogState;

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
  state: RoomState | null;
  you: Person;
  room: { slug: string; title: string; kind: string; frozen: boolean; mode: Mode };
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

/** The way of one message through the server, as it was measured; only for those who asked by `xray.watch`. */
export interface WayFrame {
  type: "xray";
  /** A command of one's own, what another did, or what is out of date in a moment. */
  of: "command" | "event" | "live";
  /** The type of the command, the event or the live update. */
  name: string;
  /** The id of the person. */
  by: string;
  /** Where this process has it from; "database": the notice was lost, and it was read again. */
  from: "here" | "layer" | "database";
  op?: string;
  seq?: number | undefined;
  /** "done", "duplicate", or the code of the refusal. */
  outcome?: string;
  /** Milliseconds since the first of them. */
  stops: { at: string; ms: number }[];
}

/** The room's group and processes, and what was lost and found again. */
export interface HoodFrame {
  type: "xray.room";
  layer: { kind: "memory" | "redis" | "other"; name: string };
  processes: { here: boolean; people: number }[];
  counts: { dropped: number; repaired: number; resent: number; slow: number };
  /** Only with DEBUG, and for staff. */
  details?: {
    group: string;
    pid: number;
    sockets: number;
    processes: { id: string; people: string[] }[];
    counts: { dropped: number; layer_errors: number; repairs: number; slow_closed: number };
  };
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
  | { type: "pong" }
  | WayFrame
  | HoodFrame;

export type ClientFrame =
  | { type: "hello"; since: number | null; quiet?: boolean }
  | { type: "seen"; seq: number }
  | { type: "ping" }
  | { type: "xray.watch"; on: boolean }
  | { type: "person.rename"; name?: string | undefined; color?: string | undefined }
  | Command
  | ({ type: LiveType } & LiveFields[LiveType]);

/** Whoever looks at the frames themselves. */
export interface Tap {
  sent(frame: ClientFrame, text: string): void;
  received(frame: ServerFrame, text: string): void;
  /** Everybody has been told of the frame that was received last. */
  handled(): void;
}

// What a Room emits

export interface Status {
  state: "connecting" | "online" | "reconnecting" | "offline" | "closed";
  /** When the next try is due, in ms of `Date.now()`; null when none is planned. */
  retryAt: number | null;
  /** How many commands are not acknowledged yet. */
  pending: number;
  /** Whether all of these are in the store: the page may be closed, and the next one sends them. */
  isKept: boolean;
  /** Why it is closed, in plain words; "" otherwise. */
  reason: string;
  /** Read only, by another way than a WebSocket. */
  fallback: boolean;
}

export interface Refusal {
  command: Command;
  code: ErrorCode;
  detail: string;
}

export type RoomEvents = {
  /** A snapshot: replace the confirmed state; pending commands stay pending. */
  state: { state: RoomState; seq: number };
  /** Each stored event, before it is emitted again under its own type. */
  event: RoomEvent;
  people: { people: Person[]; total: number };
  you: Person;
  room: { title: string; frozen: boolean; mode: Mode };
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

/** What a connection needs of a WebSocket; another way of reading may take its place. */
export type Line = Pick<
  WebSocket,
  "readyState" | "bufferedAmount" | "send" | "close" | "onopen" | "onmessage" | "onclose"
> & {
  /** It can only be read. */
  isFallback?: boolean;
};

export interface Environment {
  openSocket(url: string): Line;
  /** Milliseconds since some moment; it only ever goes forward, whatever happens to the time of day. */
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
