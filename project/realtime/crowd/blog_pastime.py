"""What people do in a blog: read, and react to what they read; if they may, write and correct posts as well."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import Random
from typing import Any

from project.realtime.crowd.talk import Refusal, Talk

EMOJIS = ("👍", "❤️", "👏", "😂", "😮", "😢")
OWN = 3  # posts of one's own at once
NEAR = 8  # posts from the top that anybody still reacts to
TYPING = 0.6  # seconds between two signs of writing
PAUSE = (0.5, 4.0)  # seconds
UPDATES = ("The doors are open.", "**Full house** in the main hall.", "The talk starts *five minutes* late.",
           "Somebody found the good coffee: second floor, left.", "First question from the audience.",
           "Applause. A long one.", "The slides are at https://example.org/slides.")  # fmt: skip
HEADLINES = ("", "", "Just in", "Seen on stage", "Overheard")
LINES = ("Hello from the back row", "Can you hear it too?", "Nice one", "Which room?", "😀")


class BlogPastime:
    def __init__(self, talk: Talk, chance: Random, *, edit: bool, chat: bool) -> None:
        self._talk = talk
        self._chance = chance
        self._posts: dict[str, dict[str, Any]] = {}
        self._mine: list[str] = []
        self._reactions: set[tuple[str, str]] = set()  # of one's own: post, emoji
        self._reading: list[Callable[[], Awaitable[None]]] = [self._react, self._react, self._read]
        self._writing = [self._write, self._correct] * edit + [self._chat] * chat

    # What happens

    def welcome(self, state: dict[str, Any]) -> None:
        self._posts = {post["id"]: post for post in state["posts"]}

    def happened(self, event: dict[str, Any]) -> None:
        match event["type"]:
            case "post.added" | "post.edited":
                self._posts[event["id"]] = dict(event)
            case "post.removed":
                self._posts.pop(event["id"], None)
                self._reactions = {(id, emoji) for id, emoji in self._reactions if id != event["id"]}

    def held(self, id: str) -> None:
        """Nobody holds a post; a second editor is told when the change is sent."""

    # What one does

    async def go_on(self) -> None:
        while True:
            things = self._reading + self._writing * self._talk.may_edit
            with suppress(Refusal):  # and on to something else
                await self._chance.choice(things)()
            await asyncio.sleep(self._chance.uniform(*PAUSE))

    async def _read(self) -> None:
        """Nothing that anybody would see."""

    async def _react(self) -> None:
        newest = sorted(self._posts.values(), key=lambda post: (post["at"], post["id"]))[-NEAR:]
        if not newest:
            return
        reaction = self._chance.choice(newest)["id"], self._chance.choice(EMOJIS)
        await self._say_reaction(*reaction, on=reaction not in self._reactions)

    async def _say_reaction(self, id: str, emoji: str, *, on: bool) -> None:
        self._reactions.add((id, emoji))  # before it is answered: whoever is interrupted takes it back
        await self._talk.command("reaction.add", id=id, emoji=emoji, on=on)
        if not on:
            self._reactions.discard((id, emoji))

    async def _write(self) -> None:
        if len(self._mine) == OWN:
            await self._talk.command("post.remove", id=self._mine[0])
            del self._mine[0]  # only now: whoever is interrupted before tidies it away
            return
        for _ in range(self._chance.randint(1, 4)):
            await self._talk.live("post.typing")
            await asyncio.sleep(TYPING)
        id = str(uuid.uuid4())
        self._mine.append(id)
        words = {"body": self._chance.choice(UPDATES), "headline": self._chance.choice(HEADLINES)}
        await self._talk.command("post.add", id=id, key=self._chance.random() < 0.2, **words)

    async def _correct(self) -> None:
        mine = [self._posts[id] for id in self._mine if id in self._posts]
        if mine:
            post = self._chance.choice(mine)
            body = f"{self._chance.choice(UPDATES)} (Corrected.)"
            await self._talk.command("post.edit", id=post["id"], version=post["version"], body=body)

    async def _chat(self) -> None:
        await self._talk.command("chat.say", text=self._chance.choice(LINES))

    async def tidy(self) -> None:
        """Take back one's reactions and posts, even those whose adding is still being answered."""
        for id, emoji in [*self._reactions]:
            with suppress(Refusal):
                await self._talk.command("reaction.add", id=id, emoji=emoji, on=False)
        for id in self._mine:
            with suppress(Refusal):  # it was never added, or somebody else has removed it
                await self._talk.command("post.remove", id=id)
