"""The log: numbered without a gap in commit order, once per `op`, and told only when committed."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from mapmarkers import services
from project.realtime import events, process_channel
from project.realtime.identity import Author
from project.realtime.models import Event, Room
from project.realtime.refusals import Refused
from project.realtime.services import chat_say, room_rename
from tests.room_fixtures import ANA, BEN, add_marker, say


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The seqs that everybody was told of, in the order of telling."""
    told: list[int] = []
    monkeypatch.setattr(process_channel, "tell_room", lambda _, news: told.extend(seq for seq, _ in news))
    return told


def seqs(room: Room) -> list[int]:
    return [*Event.objects.filter(room=room).order_by("seq").values_list("seq", flat=True)]


def fail_after_saying(room: Room, text: str, op: str) -> None:
    with events.writing(room):
        say(room, text, op=op)
        raise Refused("forbidden", "Not you.")


def test_events_are_numbered_from_one_without_a_gap_however_many_write_at_once(room: Room) -> None:
    """The order is that of the commits: when a writer has number n, all numbers below are there to be read."""
    writers, each = 8, 12

    def write(writer: int) -> None:
        try:
            for number in range(each):
                seq = say(room, f"{writer}.{number}")
                assert seqs(room)[:seq] == [*range(1, seq + 1)]
        finally:
            connection.close()

    with ThreadPoolExecutor(writers) as pool:
        [*pool.map(write, range(writers))]
    assert seqs(room) == [*range(1, writers * each + 1)]
    room.refresh_from_db()
    assert room.seq == writers * each


def test_rooms_are_numbered_each_for_itself(room: Room, lobby: Room) -> None:
    assert say(room, "a") == 1
    assert say(lobby, "b") == lobby.seq + 1
    assert say(room, "c") == 2


def test_the_same_op_has_its_effect_once(room: Room, told: list[int]) -> None:
    first = chat_say(room, by=ANA, op="9f2c", text="Hello")
    again = chat_say(room, by=ANA, op="9f2c", text="Hello")
    assert (first.seq, first.duplicate) == (1, False)
    assert (again.seq, again.duplicate) == (1, True)
    assert told == seqs(room) == [1]


def test_many_who_send_the_same_op_at_once_have_one_effect(room: Room) -> None:
    def send(_: int) -> events.Receipt:
        try:
            return chat_say(room, by=ANA, op="9f2c", text="Hello")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        receipts = [*pool.map(send, range(12))]
    assert {receipt.seq for receipt in receipts} == {1}
    assert sorted(receipt.duplicate for receipt in receipts) == [False] + 11 * [True]


def test_an_op_belongs_to_its_sender_and_its_room(room: Room, lobby: Room) -> None:
    assert chat_say(room, by=ANA, op="1", text="a").duplicate is False
    assert chat_say(room, by=BEN, op="1", text="b").duplicate is False
    assert chat_say(lobby, by=ANA, op="1", text="c").duplicate is False
    assert chat_say(room, by=Author("new id", "Ana", namespace=ANA.id), op="1", text="a").duplicate is True


def test_without_an_op_everything_is_new(room: Room) -> None:
    assert [say(room, "a"), say(room, "a")] == [1, 2]


def test_what_is_rolled_back_is_not_told_and_leaves_no_gap(room: Room, told: list[int]) -> None:
    with pytest.raises(Refused), transaction.atomic():
        services.marker_remove(room, by=ANA, id=add_marker(room, title="never", locked=True))
    assert (told, seqs(room), room.markers.count()) == ([], [], 0)
    assert say(room, "a") == 1
    assert told == [1]


def test_nobody_is_told_before_the_commit(room: Room, told: list[int]) -> None:
    with transaction.atomic():
        add_marker(room)
        say(room, "a")
        assert told == []
    assert told == [1, 2]


def test_several_changes_of_one_transaction_are_told_together(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    notices: list[int] = []
    monkeypatch.setattr(process_channel, "tell_room", lambda _, news: notices.append(len(news)))
    with events.writing(room):
        add_marker(room)
        say(room, "a")
        room_rename(room, by=ANA, title="Quay")
    assert notices == [3]


def test_a_failure_within_a_transaction_takes_back_its_own_events_only(room: Room, told: list[int]) -> None:
    with events.writing(room) as log:
        say(room, "kept")
        with pytest.raises(Refused):
            fail_after_saying(room, "lost", op="1")
        assert log.find(ANA, "1") is None
        say(room, "kept too", op="2")
    texts = [event.data["text"] for event in Event.objects.filter(room=room)]
    assert (seqs(room), texts, told) == ([1, 2], ["kept", "kept too"], [1, 2])


def test_two_rooms_can_be_written_in_one_transaction(room: Room, lobby: Room) -> None:
    with events.writing(room):
        say(room, "a")
        assert say(lobby, "b") == lobby.seq + 1
        assert say(room, "c") == 2
    assert seqs(room) == [1, 2]


def test_a_failure_to_tell_never_fails_a_save(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("a bug in telling")

    monkeypatch.setattr(process_channel, "tell_room", fail)
    assert say(room, "a") == 1
    assert seqs(room) == [1]
