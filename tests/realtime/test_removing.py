"""Removing somebody: their tabs close, they stay out however they come, and they can be let back in."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from project.realtime import removing, watch
from project.realtime.database import in_thread
from project.realtime.models import Room
from project.realtime.refusals import Refused
from project.realtime.removing import person_readmit, person_remove
from tests.room_fixtures import ANA, add_marker
from tests.tabs import Tab
from tests.visitors import Visitors

REMOVED = "The owner has removed you from this room."


def browser_of(tab: Tab) -> Client:
    return Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={tab.session}"})


def id_of(tab: Tab) -> str:
    return str(tab.welcomes[0]["you"]["id"])


async def test_all_tabs_of_whoever_is_removed_close_and_stay_out(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "BEAT", 1000)  # by the event alone
    ana = await visitors.enter(room, "Ana", "owner")
    bens = [await visitors.enter(room, "Ben", "editor") for _ in range(2)]
    cid = await visitors.enter(room, "Cid", "editor")
    assert (await cid.command("person.remove", person=id_of(bens[0])))["code"] == "forbidden"
    assert (await ana.command("person.remove", person=id_of(bens[0]), name="Ben"))["type"] == "ack"
    for ben in bens:
        assert (await ben.next("error"))["detail"] == REMOVED
        assert await ben.closed() == 4403
        await ben.leave()
    again = await visitors.open(room, "Ben", "editor")  # with the link once more
    assert (await again.next("error"))["detail"] == REMOVED
    assert await again.closed() == 4403
    await ana.people("Ana", "Cid")
    assert (await cid.command("chat.say", text="a"))["type"] == "ack"


async def test_http_and_rest_are_closed_too(room: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(room, "Ben", "editor")
    browser, page = browser_of(ben), room.get_absolute_url()
    await in_thread(person_remove, room, by=ANA, person=id_of(ben), name="Ben")
    for path in (page, f"{page}share/", f"{page}history/", f"/api/maps/{room.slug}/markers/"):
        answer = await in_thread(browser.get, path)
        assert answer.status_code == 403, path
        assert REMOVED in answer.content.decode()


async def test_whoever_is_let_back_in_comes_with_the_link_they_had(room: Room, visitors: Visitors) -> None:
    ana, ben = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Ben", "editor")
    await ana.command("person.remove", person=id_of(ben), name="Ben")
    await ben.closed()
    assert (await ana.command("person.readmit", person=id_of(ben)))["type"] == "ack"
    assert (await ana.event("person.readmitted"))["name"] == "Ben"
    assert (await visitors.enter(room, "Ben")).welcomes[0]["you"]["role"] == "editor"
    assert (await ana.command("person.readmit", person=id_of(ben)))["code"] == "not_found"


async def test_no_owner_is_shut_out_and_nobody_removes_themselves(room: Room, visitors: Visitors) -> None:
    ana, eve = await visitors.enter(room, "Ana", "owner"), await visitors.enter(room, "Eve", "owner")
    assert (await ana.command("person.remove", person=id_of(ana)))["code"] == "invalid"
    await ana.command("person.remove", person=id_of(eve))
    assert (await eve.command("chat.say", text="a"))["type"] == "ack"
    assert eve.close_code is None


@pytest.mark.usefixtures("eager_watch")
async def test_a_process_that_missed_the_event_closes_them_as_well(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = await visitors.enter(room, "Ben", "editor")
    monkeypatch.setattr("project.realtime.relay.show_out", lambda *_: None)
    await in_thread(person_remove, room, by=ANA, person=id_of(ben))
    assert (await ben.next("error"))["detail"] == REMOVED
    assert await ben.closed() == 4403


@pytest.mark.usefixtures("no_notices")
async def test_what_comes_after_the_removal_is_refused(room: Room, visitors: Visitors) -> None:
    """Even where nobody has told this process yet."""
    ben = await visitors.enter(room, "Ben", "editor")
    await in_thread(person_remove, room, by=ANA, person=id_of(ben))
    assert (await ben.command("chat.say", text="a"))["code"] == "forbidden"


async def test_the_guest_that_somebody_was_stays_removed_after_signing_in(room: Room, visitors: Visitors) -> None:
    ben = await visitors.enter(room, "Ben", "editor")
    await in_thread(person_remove, room, by=ANA, person=id_of(ben))
    browser = browser_of(ben)
    user = await in_thread(User.objects.create_user, "ben")
    await in_thread(browser.force_login, user)
    answer = await in_thread(browser.get, room.get_absolute_url())
    assert answer.status_code == 403


def test_the_owner_is_told_who_was_here_and_who_was_removed(room: Room, client: Client) -> None:
    address = f"{room.get_absolute_url()}people/"
    assert client.get(address).status_code == 403
    client.get(f"/join/{room.edit_key}/")
    assert client.get(address).status_code == 403
    client.get(f"/join/{room.owner_key}/")
    for _ in range(3):
        add_marker(room, by=ANA)
    person_remove(room, by=ANA, person="g-ben", name="Ben")
    person_remove(room, by=ANA, person="g-cid", name="Cid")
    person_readmit(room, by=ANA, person="g-cid")
    told = client.get(address).json()
    assert [(author["id"], author["name"], author["changes"]) for author in told["authors"]] == [("g-ana", "Ana", 3)]
    assert [(person["id"], person["name"]) for person in told["removed"]] == [("g-ben", "Ben")]


def test_the_list_of_the_removed_has_an_end(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removing, "MOST", 1)
    first = person_remove(room, by=ANA, op="1", person="g-ben")
    assert person_remove(room, by=ANA, op="1", person="g-ben").seq == first.seq
    with pytest.raises(Refused, match="Make new links"):
        person_remove(room, by=ANA, person="g-cid")
    assert (
        person_readmit(room, by=ANA, op="2", person="g-ben").seq
        == person_readmit(room, by=ANA, op="2", person="g-ben").seq
    )
