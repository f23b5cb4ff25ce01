"""What people do on a map: wander, drag markers to a place nearby, now and then add or edit one, or chat."""

import asyncio
import uuid
from collections.abc import Iterator
from random import Random
from typing import Any

from project.realtime.crowd.talk import Refusal, Talk

Place = tuple[float, float]  # latitude, longitude

CURSOR = 0.08  # seconds between two cursor updates
DRAG = 0.04  # seconds between two drag updates
NEARBY = (9.0, 16.0)  # degrees that a marker is dragged away from where it was at first
HELD = 0.5  # seconds between two tries to take away what somebody else is moving
OWN = 3  # markers of one's own at once
TITLES = ("Lunch?", "Meet here", "Nice view", "My first job", "Next summer", "Grandma", "Good books", "Sunset")
COLORS = ("red", "amber", "green", "teal", "blue", "violet", "rose")
ICONS = ("", "star", "heart", "flag", "camera", "coffee", "tree", "tent")
LINES = ("Hello!", "Who moved that?", "Over here", "Nice one", "Have you been there?", "See you at the star", "😀")


class MapPastime:
    def __init__(self, talk: Talk, chance: Random, *, edit: bool, chat: bool) -> None:
        self._talk = talk
        self._chance = chance
        self._at: Place = (chance.uniform(-30, 55), chance.uniform(-120, 140))
        self._markers: dict[str, dict[str, Any]] = {}
        self._home: dict[str, Place] = {}
        self._taken: set[str] = set()  # what others turned out to be moving
        self._mine: list[str] = []
        self._things = [self._wander, self._drag, self._drag]
        self._things += [self._add, self._edit] * edit + [self._chat] * chat

    # What happens

    def welcome(self, state: dict[str, Any]) -> None:
        self._markers = {marker["id"]: marker for marker in state["markers"]}
        self._home |= {id: (marker["lat"], marker["lng"]) for id, marker in self._markers.items()}

    def happened(self, event: dict[str, Any]) -> None:
        match event["type"]:
            case "marker.added":
                self._markers[event["id"]] = dict(event)
                self._home.setdefault(event["id"], (event["lat"], event["lng"]))
            case "marker.removed":
                self._markers.pop(event["id"], None)
            case "marker.moved" | "marker.edited" | "marker.locked":
                self._markers.get(event["id"], {}).update(event)
            case "markers.changed":
                self._changed(**{name: event[name] for name in ("added", "edited", "removed")})

    def _changed(self, added: list[dict[str, Any]], edited: list[dict[str, Any]], removed: list[str]) -> None:
        for id in removed:
            self._markers.pop(id, None)
        for changes in edited:
            self._markers.get(changes["id"], {}).update(changes)
        for marker in added:
            self._markers[marker["id"]] = {"locked": False, **marker}
            self._home.setdefault(marker["id"], (marker["lat"], marker["lng"]))

    def held(self, id: str) -> None:
        self._taken.add(id)

    # What one does

    async def go_on(self) -> None:
        while True:
            thing = self._chance.choice(self._things) if self._talk.may_edit else self._wander
            try:
                await thing()
            except Refusal:
                pass  # and on to something else
            await asyncio.sleep(self._chance.uniform(0.2, 1.5))

    async def _wander(self) -> None:
        await self._go(self._near(self._at, (15, 30)))

    async def _drag(self) -> None:
        free = [id for id, marker in self._markers.items() if not marker["locked"]]
        if not free:
            return await self._wander()
        id = self._chance.choice(free)
        start = self._place(id)
        await self._go(start)
        self._taken.clear()
        for step, (lat, lng) in enumerate(self._way(start, self._near(self._home[id], NEARBY), DRAG)):
            if id in self._taken or id not in self._markers:
                return None
            await self._talk.live("marker.drag", id=id, lat=lat, lng=lng)
            if step % 2 == 0:
                await self._point((lat, lng))
            await asyncio.sleep(DRAG)
        await self._talk.command("marker.move", id=id, lat=self._at[0], lng=self._at[1])
        return None

    async def _add(self) -> None:
        if len(self._mine) == OWN:
            await self._talk.command("marker.remove", id=self._mine[0])
            del self._mine[0]  # only now: whoever is interrupted before tidies it away
            return
        id, (lat, lng) = str(uuid.uuid4()), self._near(self._at, NEARBY)
        await self._go((lat, lng))
        self._mine.append(id)
        looks = {"title": self._chance.choice(TITLES), "color": self._chance.choice(COLORS)}
        await self._talk.command("marker.add", id=id, lat=lat, lng=lng, icon=self._chance.choice(ICONS), **looks)

    async def _edit(self) -> None:
        if self._mine:
            id, title = self._chance.choice(self._mine), self._chance.choice(TITLES)
            await self._talk.command("marker.edit", id=id, title=title)

    async def _chat(self) -> None:
        await self._talk.command("chat.say", text=self._chance.choice(LINES))

    async def tidy(self) -> None:
        """Leave no markers of one's own behind, not even one whose adding is still being answered."""
        for id in self._mine:
            await self._remove(id)

    async def _remove(self, id: str) -> None:
        """Take a marker away; if somebody else is moving it, once they have let go of it."""
        while True:
            try:
                return await self._talk.command("marker.remove", id=id)
            except Refusal as refusal:
                if refusal.code != "held":
                    return None  # it was never added, or somebody else has removed it
            await asyncio.sleep(HELD)

    # How one moves

    async def _go(self, place: Place) -> None:
        for step in self._way(self._at, place, CURSOR):
            await self._point(step)
            await asyncio.sleep(CURSOR)

    async def _point(self, place: Place) -> None:
        self._at = place
        await self._talk.live("cursor.move", lat=place[0], lng=place[1])

    def _way(self, start: Place, end: Place, every: float) -> Iterator[Place]:
        """A curved way that begins and ends slowly, as a hand moves: one place for each `every` seconds."""
        steps = max(2, round(self._chance.uniform(0.7, 2.2) / every))
        bend = [self._chance.uniform(-0.2, 0.2) * (b - a) for a, b in zip(start[::-1], end[::-1], strict=True)]
        for step in range(1, steps + 1):
            t = step / steps
            eased = t * t * (3 - 2 * t)
            arc = 4 * eased * (1 - eased)
            lat, lng = (a + (b - a) * eased + c * arc for a, b, c in zip(start, end, bend, strict=True))
            yield _on_map((lat, lng))

    def _near(self, place: Place, reach: Place) -> Place:
        lat, lng = (
            middle + self._chance.uniform(-degrees, degrees) for middle, degrees in zip(place, reach, strict=True)
        )
        return _on_map((lat, lng))

    def _place(self, id: str) -> Place:
        return self._markers[id]["lat"], self._markers[id]["lng"]


def _on_map(place: Place) -> Place:
    return round(max(-70.0, min(75.0, place[0])), 5), round(max(-175.0, min(175.0, place[1])), 5)
