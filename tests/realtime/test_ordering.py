"""Events in order or not at all, whatever order their notices have."""

import random

import pytest

from project.realtime.events import CATCH_UP
from project.realtime.ordering import Ordering


def numbered(*seqs: int) -> list[tuple[int, bytes]]:
    return [(seq, str(seq).encode()) for seq in seqs]


def test_what_arrives_early_waits_for_what_is_missing() -> None:
    log = Ordering(0)
    assert log.pass_on(numbered(2, 3)) == []
    assert (log.has_hole, log.position) == (True, 0)
    assert log.pass_on(numbered(1)) == numbered(1, 2, 3)
    assert (log.has_hole, log.position) == (False, 3)


def test_repetitions_are_dropped() -> None:
    log = Ordering(0)
    assert log.pass_on(numbered(1, 1, 2)) == numbered(1, 2)
    assert log.pass_on(numbered(1, 2, 3)) == numbered(3)
    assert not log.has_hole


@pytest.mark.parametrize("seed", range(20))
def test_any_order_of_arrival_comes_out_in_order_once(seed: int) -> None:
    chance = random.Random(seed)
    seqs = [*range(1, 51), *chance.choices(range(1, 51), k=25)]
    chance.shuffle(seqs)
    log = Ordering(0)
    passed = [event for seq in seqs for event in log.pass_on(numbered(seq))]
    assert passed == numbered(*range(1, 51))


def test_the_last_events_are_at_hand() -> None:
    log = Ordering(10)
    log.pass_on(numbered(11, 12, 13))
    assert log.after(11) == numbered(12, 13)
    assert log.after(10) == numbered(11, 12, 13)
    assert log.after(13) == log.after(99) == []
    assert log.after(9) is None
    assert Ordering(10).after(9) is None


def test_no_more_are_kept_than_a_reconnect_may_ask_for() -> None:
    log = Ordering(0)
    log.pass_on(numbered(*range(1, CATCH_UP + 2)))
    assert log.after(0) is None
    assert len(log.after(1) or []) == CATCH_UP


def test_after_a_restart_only_what_is_newer_waits() -> None:
    log = Ordering(0)
    log.pass_on(numbered(1, 5, 9))
    log.restart(7)
    assert log.after(6) is None
    assert log.pass_on(numbered(8)) == numbered(8, 9)
    assert not log.has_hole
