"""A guest's new name and colour: in the session, in open tabs, and for the others."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from project.realtime import identity
from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("no_limits")


async def test_everybody_sees_the_new_name_and_the_session_keeps_it(
    room: Room, lobby: Room, visitors: Visitors
) -> None:
    ana, ben = await visitors.enter(room, "Ana", "editor"), await visitors.enter(room, "Ben", "viewer")
    elsewhere = await visitors.enter(lobby, "Ana")
    await ana.send("person.rename", name="  Anna ", color="rose")
    you = (await ana.next("you"))["you"]
    assert (you["name"], you["color"], you["role"]) == ("Anna", "rose", "editor")
    await ben.people("Anna", "Ben")
    assert (await elsewhere.next("you"))["you"]["name"] == "Anna"
    await ana.command("chat.say", text="It's me")
    assert (await ben.event("chat.said"))["who"] == "Anna"
    await ana.leave()
    again = await visitors.enter(room, "Ana")
    assert again.welcomes[0]["you"] | {"role": ""} == you | {"role": ""}


async def test_name_and_colour_change_one_by_one(room: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(room, "Ana", "editor")
    await tab.send("person.rename", color="rose")
    you = (await tab.next("you"))["you"]
    assert (you["name"], you["color"]) == ("Ana", "rose")
    await tab.send("person.rename", name="Anna")
    assert (await tab.next("you"))["you"] == you | {"name": "Anna"}


async def test_a_colour_that_is_none_of_ours_is_refused(room: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(room, "Ana", "editor")
    await tab.send("person.rename", color="beige")
    error = await tab.next("error")
    assert (error["code"], "teal" in error["detail"]) == ("invalid", True)


async def test_somebody_without_a_session_has_a_name_as_long_as_the_socket(lobby: Room, visitors: Visitors) -> None:
    stranger, ana = await visitors.enter(lobby, ""), await visitors.enter(lobby, "Ana")
    await stranger.send("person.rename", name="Zoë")
    await ana.people("Ana", "Zoë")
    assert await in_thread(Session.objects.count) == 1


async def test_after_signing_out_there_is_nothing_to_rename(lobby: Room, visitors: Visitors) -> None:
    tab = await visitors.enter(lobby, "Ana")
    await in_thread(SessionStore(tab.session).flush)
    await tab.send("person.rename", name="Anna")
    assert (await tab.next("error"))["code"] == "forbidden"
    assert await in_thread(Session.objects.count) == 0


async def test_a_session_that_goes_in_that_very_moment_is_not_made_again(
    lobby: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = await visitors.enter(lobby, "Ana")
    remember = identity.remember

    def and_sign_out(session: SessionStore, person: identity.Person) -> None:
        remember(session, person)
        Session.objects.all().delete()

    monkeypatch.setattr(identity, "remember", and_sign_out)
    await tab.send("person.rename", name="Anna")
    assert (await tab.next("error"))["code"] == "forbidden"
    assert await in_thread(Session.objects.count) == 0


def test_new_guests_have_a_friendly_name_a_colour_and_an_id_of_their_own() -> None:
    guests = [identity.new_guest() for _ in range(24)]
    assert len({guest.id for guest in guests}) == 24
    assert {guest.color for guest in guests} == {*identity.COLORS}, "who come one after the other look different"
    assert all(len(guest.name.split()) == 2 for guest in guests)
