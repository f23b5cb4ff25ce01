"""What people do on a board: wander, doodle before the others' eyes, now and then put up a note or move it, or chat."""

import asyncio
import uuid
from contextlib import suppress
from random import Random
from typing import Any

from project.realtime.crowd.board_pen import Place, Stroke
from project.realtime.crowd.talk import Refusal, Talk

MOVE = 0.08  # seconds between two updates, of a cursor, a stroke or a drag
BATCH = 5  # points in one update of a stroke: 60 a second
HEAD = 12  # updates, until one says again how the stroke looks
OWN = 8  # items of one's own at once
ROOM = ((-650.0, 850.0), (330.0, 900.0))  # where they draw: under what a lobby begins with
COLORS = ("ink", "red", "orange", "green", "teal", "blue", "violet", "rose")
NOTES = ("Lunch?", "Yes!", "Which one?", "I like this", "More of these", "Later", "Ask Ben", "😀")
LINES = ("Hello!", "Nice drawing", "Who did that?", "Is that a star?", "I need more colours", "😀")


class BoardPastime:
    def __init__(self, talk: Talk, chance: Random, *, edit: bool, chat: bool) -> None:
        self._talk = talk
        self._chance = chance
        self._at: Place = self._anywhere()
        self._top = 0.0
        self._mine: dict[str, Place] = {}  # where each of one's own items is, the oldest first
        self._things = [self._wander, self._draw, self._draw, self._draw]
        self._things += [self._note, self._move] * edit + [self._chat] * chat

    # What happens

    def welcome(self, state: dict[str, Any]) -> None:
        self._top = max([0.0, *(item.get("z", 0.0) for item in state["items"])])

    def happened(self, event: dict[str, Any]) -> None:
        for item in (event, *event.get("added", ()), *event.get("edited", ())):
            self._top = max(self._top, item.get("z", 0.0))

    def held(self, id: str) -> None:
        """Nobody holds anything on a board."""

    # What one does

    async def go_on(self) -> None:
        while True:
            thing = self._chance.choice(self._things) if self._talk.may_edit else self._wander
            with suppress(Refusal):  # and on to something else
                await thing()
            await asyncio.sleep(self._chance.uniform(0.2, 1.5))

    async def _wander(self) -> None:
        await self._go(self._anywhere())

    async def _draw(self) -> None:
        """A doodle: seen while it is drawn, then stored."""
        points = round(60 * self._chance.uniform(0.8, 2.5))
        stroke = Stroke(self._chance, self._anywhere(), self._chance.uniform(25, 60), points)
        await self._go(stroke.place(stroke.start))
        id, looks = str(uuid.uuid4()), {"color": self._chance.choice(COLORS), "size": self._chance.choice((3, 4, 6))}
        head = {"kind": "pen", "step": 0.5, "opacity": 1, **looks}
        for number, at in enumerate(range(0, points, BATCH)):
            update = stroke.update(at, BATCH)
            if number % HEAD:
                update = {"at": at, "points": update["points"]}
            else:
                update |= head
            await self._talk.live("stroke.draw", id=id[:8], **update)
            await asyncio.sleep(MOVE)
        self._at = stroke.place(stroke.points[-1])
        await self._add(id, kind="pen", **looks, **stroke.item())

    async def _note(self) -> None:
        x, y = self._near(self._at, 80)
        await self._go((x, y))
        looks = {"fill": self._chance.choice(COLORS[1:]), "text": self._chance.choice(NOTES)}
        await self._add(str(uuid.uuid4()), kind="note", x=x, y=y, w=120, h=90, **looks)

    async def _move(self) -> None:
        """Drag something of one's own to a place nearby."""
        if not self._mine:
            return
        id = self._chance.choice([*self._mine])
        start = self._mine[id]
        end = self._near(start, 120)
        await self._go(start)
        for step in range(1, 13):
            dx, dy = ((b - a) * step / 12 for a, b in zip(start, end, strict=True))
            await self._talk.live("items.drag", id="sel", ids=[id], dx=dx, dy=dy)
            await asyncio.sleep(MOVE)
        await self._talk.command("items.change", edit=[{"id": id, "x": end[0], "y": end[1]}])
        self._mine[id] = end

    async def _chat(self) -> None:
        await self._talk.command("chat.say", text=self._chance.choice(LINES))

    async def _add(self, id: str, **item: Any) -> None:
        while len(self._mine) >= OWN:
            await self._remove(next(iter(self._mine)))
        self._mine[id] = item["x"], item["y"]  # before it is there: whoever is interrupted tidies it away
        self._top += 1
        await self._talk.command("item.add", id=id, z=self._top, **item)

    async def _remove(self, id: str) -> None:
        with suppress(Refusal):  # it was never added, or somebody else has removed it
            await self._talk.command("item.remove", id=id)
        self._mine.pop(id, None)

    async def tidy(self) -> None:
        """Leave nothing of one's own behind, not even what is still being added."""
        for id in [*self._mine]:
            await self._remove(id)

    # How one moves

    async def _go(self, place: Place) -> None:
        steps = max(2, round(self._chance.uniform(0.4, 1.2) / MOVE))
        start = self._at
        for step in range(1, steps + 1):
            t = step / steps
            eased = t * t * (3 - 2 * t)
            x, y = (round(a + (b - a) * eased, 1) for a, b in zip(start, place, strict=True))
            self._at = x, y
            await self._talk.live("cursor.move", x=x, y=y, tool="pen")
            await asyncio.sleep(MOVE)

    def _anywhere(self) -> Place:
        x, y = (round(self._chance.uniform(*side), 1) for side in ROOM)
        return x, y

    def _near(self, place: Place, reach: float) -> Place:
        sides = zip(place, ROOM, strict=True)
        x, y = (round(min(max(at + self._chance.uniform(-reach, reach), low), high), 1) for at, (low, high) in sides)
        return x, y
