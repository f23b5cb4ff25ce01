"""The people of the consumer tests: each name is a browser with its session, which opens tabs."""

import asyncio

from asgiref.sync import sync_to_async
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.backends.db import SessionStore

from project.realtime import identity, links
from project.realtime.models import Room
from tests.tabs import Tab


class Visitors:
    """Opens tabs; a name stands for one browser, whose session all of its tabs share."""

    def __init__(self) -> None:
        self.tabs: list[Tab] = []
        self.sessions: dict[str, str] = {}

    async def enter(self, room: Room, name: str, role: str = "", *, since: int | None = None) -> Tab:
        """Open a tab of `name`, who was given the link of `role`, and say hello."""
        tab = await self.open(room, name, role)
        await tab.hello(since)
        return tab

    async def open(self, room: Room, name: str, role: str = "") -> Tab:
        """The same up to the hello; a visitor without a name has no session."""
        session = await sync_to_async(self.session)(name, room, role) if name else ""
        tab = Tab(f"/ws{room.get_absolute_url()}", session=session)
        self.tabs.append(tab)
        assert await tab.connect()
        return tab

    def session(self, name: str, room: Room | None = None, role: str = "", user: User | None = None) -> str:
        """The session of this browser, with a link of `room` added; its key."""
        session = SessionStore(self.sessions.get(name))
        if "guest" not in session:
            guest = identity.welcome(session, user or AnonymousUser())
            identity.remember(session, identity.Person(guest.id, name, "teal"))
        if room is not None and role:
            links.grant(session, room, links.keys_of(room)[role])
        session.save()
        assert session.session_key
        self.sessions[name] = session.session_key
        return session.session_key

    async def leave(self) -> None:
        await asyncio.gather(*(tab.leave() for tab in self.tabs))
