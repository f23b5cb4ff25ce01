"""Changes of markers that come together: read and written together, and each still done for itself."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mapmarkers import messages, services
from project.realtime.events import Log, Receipt
from project.realtime.group_commit import Write, commit_together
from project.realtime.messages import Command
from project.realtime.models import Room
from project.realtime.refusals import Refused
from tests.room_fixtures import ANA, add_marker

pytestmark = pytest.mark.usefixtures("process")
Service = Callable[..., Receipt]
DOES: dict[type[Command], Service] = {
    messages.MarkerMove: services.marker_move,
    messages.MarkerEdit: services.marker_edit,
    messages.MarkerLock: services.marker_lock,
    messages.MarkerRemove: services.marker_remove,
}


def write(command: Command) -> Write:
    def do(log: Log) -> Receipt:
        return DOES[type(command)](log.room, by=ANA, op=command.op, **command.fields())

    return Write(ANA.id, command.op, do, command.about())


def move(id: UUID, lat: float = 3, op: str = "") -> Command:
    return messages.MarkerMove(op=op or uuid4().hex, id=id, lat=lat, lng=4)


def commit(room: Room, *commands: Command) -> list[Receipt | Exception]:
    return commit_together(room, [write(command) for command in commands])


def latitudes(room: Room, ids: list[UUID]) -> list[float]:
    return [room.markers.get(id=id).lat for id in ids]


def seqs(outcomes: list[Receipt | Exception]) -> list[Any]:
    return [outcome.seq if isinstance(outcome, Receipt) else type(outcome) for outcome in outcomes]


def test_many_moves_ask_the_database_no_more_often_than_two(room: Room) -> None:
    ids = [add_marker(room) for _ in range(20)]
    asked = []
    for count in (2, 20):
        with CaptureQueriesContext(connection) as queries:
            commit(room, *[move(id, lat=count) for id in ids[:count]])
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert latitudes(room, ids) == [20] * 20


def test_a_change_that_comes_alone_writes_what_it_changes(room: Room) -> None:
    id = add_marker(room, title="Pier")
    with CaptureQueriesContext(connection) as queries:
        services.marker_move(room, by=ANA, id=id, lat=3, lng=4)
    (update,) = [query["sql"] for query in queries if query["sql"].startswith('UPDATE "mapmarkers_marker"')]
    assert '"lat"' in update
    assert '"title"' not in update


def test_a_marker_that_is_changed_twice_has_both_events_and_the_last_state(room: Room) -> None:
    id = add_marker(room, title="Pier")
    first, last = move(id, lat=5), messages.MarkerEdit(op="2", id=id, title="Quay")
    assert seqs(commit(room, first, last, move(id, lat=6))) == [2, 3, 4]
    marker = room.markers.get(id=id)
    assert (marker.lat, marker.title) == (6, "Quay")


def test_what_is_refused_leaves_the_others_alone(room: Room) -> None:
    locked, free = add_marker(room, locked=True), add_marker(room)
    outcomes = commit(room, move(locked), move(free), move(uuid4()), move(free, lat=7))
    assert seqs(outcomes) == [Refused, 3, Refused, 4]
    assert latitudes(room, [locked, free]) == [1, 7]


def test_a_lock_holds_from_the_next_command_on(room: Room) -> None:
    id = add_marker(room)
    outcomes = commit(room, move(id), messages.MarkerLock(op="2", id=id, locked=True), move(id, lat=8))
    assert seqs(outcomes) == [2, 3, Refused]
    assert latitudes(room, [id]) == [3]


def test_other_commands_between_them_keep_their_place(room: Room) -> None:
    id, other = add_marker(room), add_marker(room)
    outcomes = commit(room, move(id), move(other), messages.MarkerRemove(op="3", id=id), move(other, lat=9), move(id))
    assert seqs(outcomes) == [3, 4, 5, 6, Refused]
    assert latitudes(room, [other]) == [9]


def test_the_same_op_twice_is_done_once(room: Room) -> None:
    id = add_marker(room)
    outcomes = commit(room, move(id, op="a"), move(id, op="a"))
    assert outcomes == [Receipt(2), Receipt(2, duplicate=True)]


def test_what_nobody_foresaw_fails_alone(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    one, bad, two = (add_marker(room) for _ in range(3))
    find = services._marker

    def stumble(log: Log, id: UUID) -> Any:
        return find(log, id) if id != bad else 1 / 0

    monkeypatch.setattr(services, "_marker", stumble)
    outcomes = commit(room, move(one), move(bad), move(two))
    assert seqs(outcomes) == [4, ZeroDivisionError, 5]
    monkeypatch.undo()
    assert latitudes(room, [one, bad, two]) == [3, 1, 3]
    room.refresh_from_db()
    assert room.seq == room.events.count() == 5
