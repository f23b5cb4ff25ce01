"""Sessions and users: what happens to them reaches their open sockets."""

from typing import Any

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from mapmarkers.consumers import MapConsumer
from project.realtime import watch
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.relay import relay_of
from tests.tabs import Tab
from tests.visitors import Visitors


def sign_in(visitors: Visitors, name: str, user: User) -> None:
    session = SessionStore(visitors.session(name, user=user))
    session[SESSION_KEY] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()


@pytest.fixture
def member(transactional_db: None) -> User:
    return User.objects.create(username="ina", password="!", is_staff=True)


@pytest.mark.usefixtures("eager_watch")
async def test_logout_closes_the_open_sockets_of_that_session(lobby: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(lobby, "Ana"), await visitors.enter(lobby, "Ben")
    await in_thread(SessionStore(ana.session).flush)
    assert (await ana.next("error"))["detail"] == "You are signed out. Load the page again."
    assert await ana.closed() == 4403
    assert (await ben.command("chat.say", text="still here"))["type"] == "ack"


async def test_staff_own_every_room(room: Room, visitors: Visitors, member: User) -> None:
    await in_thread(sign_in, visitors, "Ina", member)
    tab = await visitors.enter(room, "Ina")
    assert tab.welcomes[0]["you"] | {"color": ""} == {
        "id": f"u{member.pk}", "name": "Ina", "color": "", "role": "owner",
    }  # fmt: skip


async def test_whoever_stays_signed_in_stays_in_the_room(room: Room, visitors: Visitors, member: User) -> None:
    await in_thread(sign_in, visitors, "Ina", member)
    tab = await visitors.enter(room, "Ina")
    await watch.look([relay_of(room, MapConsumer)])
    assert (await tab.command("chat.say", text="still here"))["type"] == "ack"


@pytest.mark.usefixtures("eager_watch")
@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "changed"}, {"is_staff": False}, None],
                         ids=["deactivated", "new password", "no longer staff", "deleted"])  # fmt: skip
async def test_what_happens_to_a_user_reaches_their_open_sockets(
    room: Room, visitors: Visitors, member: User, change: dict[str, Any] | None
) -> None:
    await in_thread(sign_in, visitors, "Ina", member)
    tab = await visitors.enter(room, "Ina")
    await in_thread(User.objects.filter(pk=member.pk).update, **change) if change else await in_thread(member.delete)
    assert await tab.closed() == 4403


async def test_a_session_that_was_never_there_is_a_stranger(lobby: Room, visitors: Visitors) -> None:
    tab = Tab("/ws/map/lobby/", session="x" * 32)
    visitors.tabs.append(tab)
    await tab.connect()
    welcome = await tab.hello()
    assert welcome["you"]["role"] == "editor"
    assert await in_thread(Session.objects.count) == 0
