"""A request that is sent again with the same `Idempotency-Key` is done once."""

from uuid import uuid4

import pytest

from mapmarkers.models import Marker
from project.realtime.models import Room
from tests.api.asking import CAFE, Asker, browser, markers, script


def test_sent_again_with_the_same_key_it_is_done_once(room: Room) -> None:
    asker, key = script(room), "try-1"
    first = asker.post(markers(room), CAFE, Idempotency_Key=key)
    assert asker.post(markers(room), CAFE, Idempotency_Key=key) == first
    here = markers(room, f"{first[1]['id']}/")
    for _ in range(2):
        assert asker.patch(here, {"lat": 1, "title": "Bar"}, Idempotency_Key="try-2")[1]["title"] == "Bar"
    assert [asker.delete(here, Idempotency_Key="try-3")[0] for _ in range(2)] == [204, 204]
    assert room.events.count() == 4
    assert asker.post(markers(room), CAFE, Idempotency_Key=key)[0] == 404  # it has been removed meanwhile


def test_the_keys_of_others_are_not_ones_own(room: Room) -> None:
    ids = {asker.post(markers(room), CAFE, Idempotency_Key="1")[1]["id"] for asker in (script(room), browser(room))}
    assert len(ids) == Marker.objects.filter(room=room).count() == 2


def test_behind_one_address_a_key_counts_for_the_very_same_request(lobby: Room) -> None:
    bodies = (CAFE, CAFE, CAFE | {"title": "Bar"})
    ids = [Asker().post(markers(lobby), body, Idempotency_Key="1")[1]["id"] for body in bodies]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("key", ["x" * 65, "tab\there"])
def test_a_key_that_cannot_be_is_refused(room: Room, key: str) -> None:
    status, told = script(room).post(markers(room), CAFE, Idempotency_Key=key)
    assert (status, told["code"]) == (400, "invalid")
    assert script(room).delete(markers(room, f"{uuid4()}/"), Idempotency_Key=key)[0] == 400
