/** Undo on a board, through a room: a cleared board comes back by the number of the event that cleared it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../../frontend/static/realtime/history.js";
import { beforeOf, inverse, stillOf } from "../../../frontend/static/sketch/inverse.js";
import { ItemsState } from "../../../frontend/static/sketch/items_state.js";
import { ANA, joinedRoom } from "../realtime/fakes.js";

async function board() {
  const client = await joinedRoom();
  const state = new ItemsState();
  client.room.on("pending", (command) => state.propose(command));
  client.room.on("event", (event) => state.apply(event));
  const parts = { inverse, before: beforeOf(state), still: stillOf(state), storage: null };
  return { ...client, state, history: new History(client.room, parts) };
}

test("a cleared board is put back by the number of the event, once that is known", async () => {
  const { room, history, browser, of } = await board();
  const op = room.send("board.clear", {});
  await browser.advance();
  const seq = (room.seq ?? 0) + 1;
  const head = { seq, op, by: ANA.id, who: ANA.name, at: "2026-11-21T06:00:00Z" };
  browser.socket.say({ type: "events", events: [{ ...head, type: "board.cleared", count: 3 }] });

  history.undo();

  const sent = of("pending").at(-1);
  assert.deepEqual([sent.type, sent.seq], ["items.revive", seq]);
});

test("a cleared board that is not stored yet cannot be put back", async () => {
  const { room, history, of } = await board();
  room.send("board.clear", {});

  history.undo();

  assert.equal(of("pending").at(-1).type, "board.clear");
});

test("what is sent together is undone together, without what others have removed", async () => {
  const { room, history, state, of } = await board();
  state.replace({ items: ["a", "b"].map((id) => ({ id, kind: "line", x: 0, y: 0 })) });
  history.together(() => {
    room.send("items.change", { edit: [{ id: "a", x: 5 }] });
    room.send("items.change", { edit: [{ id: "b", x: 5 }] });
  });
  state.replace({ items: [{ id: "a", kind: "line", x: 5, y: 0 }] });

  history.undo();

  const sent = of("pending").slice(2);
  assert.deepEqual(
    sent.map(({ type, edit }) => [type, edit]),
    [["items.change", [{ id: "a", x: 0 }]]],
  );
});
