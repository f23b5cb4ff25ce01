"""Group commit: what arrives together shares a transaction, and one that fails fails alone."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from uuid import uuid4

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from project.realtime import drain, events, group_commit
from project.realtime.database import checkpoint, in_thread
from project.realtime.events import Log, Receipt
from project.realtime.group_commit import Committer, Write, commit_together
from project.realtime.models import Event, Room
from project.realtime.refusals import Refused
from tests.room_fixtures import ANA, add_marker
from tests.visitors import Visitors

pytestmark = pytest.mark.usefixtures("process")
Do = Callable[[Log], Receipt]


def said(text: str, op: str = "") -> Do:
    return lambda log: log.find(ANA, op) or log.append("chat.said", {"text": text}, by=ANA, op=op)


def refuse(log: Log) -> Receipt:
    log.append("chat.said", {"text": "taken back"}, by=ANA)
    raise Refused("forbidden", "Not you.")


def break_a_constraint(log: Log) -> Receipt:
    Event.objects.bulk_create([Event(room=log.room, seq=10**9, type="x", data={}, at="2026-01-01T00:00Z")] * 2)
    raise AssertionError("unreachable")


def lose_the_database(log: Log) -> Receipt:
    raise OperationalError("gone")


def writes(*todo: Do) -> list[Write]:
    return [Write(ANA.id, f"op {number}", do) for number, do in enumerate(todo)]


def texts(room: Room) -> list[str]:
    return [event.data["text"] for event in room.events.order_by("seq")]


@pytest.mark.parametrize("neighbours", [0, 1])
def test_who_takes_an_id_at_the_same_moment_as_another_room_is_refused_for_good(room: Room, neighbours: int) -> None:
    tries = []

    def add(log: Log) -> Receipt:
        tries.append(1)
        return break_a_constraint(log) if len(tries) == 1 else refuse(log)  # the other one can be seen by now

    outcomes = commit_together(room, writes(*[said("a")] * neighbours, add))
    assert isinstance(outcomes[-1], Refused), "it would be sent again"
    assert texts(room) == ["a"] * neighbours


@pytest.mark.parametrize("failing", [refuse, break_a_constraint], ids=["refused", "against a constraint"])
def test_a_failing_command_does_not_fail_its_neighbours(room: Room, failing: Do) -> None:
    first, failed, last = commit_together(room, writes(said("a"), failing, said("b")))
    assert (first, last) == (Receipt(1), Receipt(2))
    assert isinstance(failed, Refused | IntegrityError)
    assert texts(room) == ["a", "b"]
    room.refresh_from_db()
    assert room.seq == 2


def test_the_same_op_twice_in_one_batch_has_its_effect_once(room: Room) -> None:
    outcomes = commit_together(room, [Write(ANA.id, "1", said("a", "1")), Write(ANA.id, "1", said("a", "1"))])
    assert outcomes == [Receipt(1), Receipt(1, duplicate=True)]


def test_when_the_database_fails_all_have_failed(room: Room) -> None:
    outcomes = commit_together(room, writes(said("a"), lose_the_database, said("b")))
    assert [type(outcome) for outcome in outcomes] == [OperationalError] * 3
    assert texts(room) == []


def test_when_the_commit_fails_all_have_failed(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError("the disk is full")

    monkeypatch.setattr(connection, "_commit", fail)
    outcomes = commit_together(room, writes(said("a"), said("b")))
    assert [type(outcome) for outcome in outcomes] == [OperationalError] * 2
    monkeypatch.undo()
    assert texts(room) == []


async def test_a_command_whose_commit_fails_is_not_acknowledged(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tab = await visitors.enter(room, "Ana", "editor")

    def fail(log: Log) -> None:
        raise OperationalError("the disk is full")

    monkeypatch.setattr(Log, "save", fail)
    answer = await tab.command("chat.say", op="1", text="a")
    assert (answer["code"], answer["retry_after"]) == ("failed", 1)
    assert "the disk is full" in caplog.text
    monkeypatch.undo()
    assert await tab.command("chat.say", op="1", text="a") == {"type": "ack", "op": "1", "seq": 1, "duplicate": False}


async def test_a_bug_in_a_command_is_logged_and_fails_that_command_alone(
    room: Room, visitors: Visitors, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tab = await visitors.enter(room, "Ana", "editor")
    id = await in_thread(add_marker, room)
    monkeypatch.setattr("mapmarkers.services._unlocked", lambda *_: 1 / 0)
    ops = [uuid4().hex for _ in range(3)]
    await tab.send("chat.say", op=ops[0], text="a")
    await tab.send("marker.move", op=ops[1], id=str(id), lat=1, lng=2)
    await tab.send("chat.say", op=ops[2], text="b")
    assert [(await tab.answer(op)).get("code", "ack") for op in ops] == ["ack", "failed", "ack"]
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


async def test_what_arrives_together_shares_few_commits(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []

    def commit(room: Room, writes: list[Write]) -> list[Receipt | Exception]:
        batches.append(len(writes))
        return commit_together(room, writes)

    monkeypatch.setattr(group_commit, "commit_together", commit)
    monkeypatch.setattr(group_commit, "BATCH", 64)
    committer = Committer(room)
    receipts = await asyncio.gather(*(committer.submit(write) for write in writes(*[said("a")] * 100)))
    assert [receipt.seq for receipt in receipts] == [*range(1, 101)], "in the order of arrival"
    assert batches == [64, 36]


async def test_what_comes_soon_after_a_commit_shares_the_next_one(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []

    def commit(room: Room, writes: list[Write]) -> list[Receipt | Exception]:
        batches.append(len(writes))
        return commit_together(room, writes)

    monkeypatch.setattr(group_commit, "commit_together", commit)
    monkeypatch.setattr(group_commit, "PACE", 3)  # as if the machine were fast
    committer = Committer(room)
    assert await committer.submit(writes(said("a"))[0]) == Receipt(1)
    for write in writes(said("b"), said("c")):
        submitted = committer.submit(write)
        await asyncio.sleep(0)
    assert await submitted == Receipt(3)
    assert batches == [1, 2]


@pytest.mark.parametrize("failing", [refuse, break_a_constraint], ids=["refused", "against a constraint"])
def test_of_a_command_that_fails_alone_nothing_is_left(room: Room, failing: Do) -> None:
    (failed,) = commit_together(room, writes(failing))
    assert isinstance(failed, Refused | IntegrityError)
    assert texts(room) == []
    room.refresh_from_db()
    assert room.seq == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps what was committed beside its file")
def test_what_was_committed_gets_into_the_file_of_the_database(room: Room) -> None:
    commit_together(room, writes(said("a")))
    checkpoint()
    with closing(sqlite3.connect(f"file:{connection.settings_dict['NAME']}?immutable=1", uri=True)) as file_alone:
        assert file_alone.execute("SELECT seq FROM realtime_room WHERE id = ?", [room.pk]).fetchone() == (1,)


async def test_a_sender_who_went_away_does_not_disturb_the_others(room: Room) -> None:
    committer = Committer(room)
    gone, stays = (committer.submit(write) for write in writes(said("a"), said("b")))
    gone.cancel()
    assert await stays == Receipt(2)
    assert await in_thread(texts, room) == ["a", "b"]


async def test_the_drain_waits_for_what_is_being_committed(room: Room) -> None:
    done = Committer(room).submit(writes(said("a"))[0])
    assert await drain.finished(seconds=10)
    assert done.result() == Receipt(1)


async def test_a_command_for_a_room_that_is_gone_is_refused(
    room: Room, visitors: Visitors, caplog: pytest.LogCaptureFixture
) -> None:
    tab = await visitors.enter(room, "Ana", "editor")
    await in_thread(room.delete)
    assert (await tab.command("chat.say", text="a"))["code"] == "not_found"
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_commands_of_one_batch_see_each_other(room: Room) -> None:
    def count(log: Log) -> Receipt:
        with events.writing(room), transaction.atomic():
            assert log.room.seq == 1
        return log.append("chat.said", {"text": "b"}, by=ANA)

    assert commit_together(room, writes(said("a"), count)) == [Receipt(1), Receipt(2)]
