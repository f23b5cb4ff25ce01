"""Row 18: every address of a room, as the URL configuration has them, asked by everybody who may not."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from project.realtime import links
from project.realtime.models import Room, new_key
from tests.faults.figures import Figures, exactly, pick
from tests.hostile.things import KINDS, room_with_thing, state

PARTS = {"map": "maps", "sketch": "sketches", "live": "blogs"}  # in the addresses of REST
METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE")
# What a view link may do by something else than GET: nothing, but for asking a page as if it were GET.
READING = {"map": {"map"}, "sketch": {"sketch"}, "live": set()}


def addresses() -> Iterator[tuple[str, str]]:
    """All patterns with a `slug` in them, and their names."""
    yield from _below(get_resolver().url_patterns, "")


def _below(patterns: list[Any], prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and "admin/" not in route:
            yield from _below(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and "slug" in route:
            yield route, pattern.name or ""


def made(route: str, room: Room, id: UUID) -> str | None:
    """The address for this room and thing; None where the pattern is another kind's."""
    if route.startswith("^") or "(?P" in route:
        route = route.replace("^", "").replace("$", "").replace(r"(?P<slug>[-\w]+)", room.slug)
        route = re.sub(r"\(\?P<format>(\w+)[^)]*\)", r"\1", route).replace(r"\.", ".")
    route = route.replace("<slug:kind>", room.kind).replace("<slug:slug>", room.slug)
    route = route.replace("<uuid:id>", str(id)).replace("<uuid:pk>", str(id))
    own = route.startswith((f"{room.kind}/", f"api/{PARTS[room.kind]}/", f"api/rooms/{room.kind}/"))
    return f"/{route}" if own else None


def addresses_of(room: Room, id: UUID) -> dict[str, str]:
    return {address: name for route, name in addresses() if (address := made(route, room, id))}


def ask(client: Client, method: str, address: str, **headers: str) -> int:
    body = "{}" if address.startswith("/api/") else ""
    answer = client.generic(method, address, body, content_type="application/json", headers=headers or None)
    return int(answer.status_code)


@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_gets_nothing_from_any_address(kind: str, transactional_db: None, figures: Figures) -> None:
    room, id = room_with_thing(kind)
    elsewhere, _ = room_with_thing(kind, "Elsewhere")
    owner_elsewhere = Client()
    owner_elsewhere.get(f"/join/{elsewhere.owner_key}/")
    before, found = state(room), addresses_of(room, id)
    assert len(found) >= 8, found
    let_in = [
        (method, address, status)
        for address in found
        for method in METHODS
        for client, headers in (
            (Client(), {}),
            (owner_elsewhere, {}),
            (Client(), {"Authorization": f"Link {elsewhere.owner_key}"}),
        )
        if (status := ask(client, method, address, **headers)) not in {401, 403, 404, 405, 415}
    ]
    assert state(room) == before
    figures.note(
        18, f"{kind}: another room by its address", f"{3 * len(METHODS) * len(found)} requests",
        exactly("let in", let_in, []),
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_view_link_changes_nothing_at_any_address(kind: str, transactional_db: None, figures: Figures) -> None:
    room, id = room_with_thing(kind)
    reader = Client()
    reader.get(f"/join/{room.view_key}/")
    script = {"Authorization": f"Link {room.view_key}"}
    before, found = state(room), addresses_of(room, id)
    keys_before = links.keys_of(Room.objects.get(pk=room.pk))
    let_in = [
        (method, address, status)
        for address, name in found.items()
        for method in METHODS[1:]
        for client, headers in ((reader, {}), (Client(), script))
        if (status := ask(client, method, address, **headers)) not in {401, 403, 404, 405, 415}
        and not (status == 200 and name in READING[kind])
    ]
    assert state(room) == before
    assert links.keys_of(Room.objects.get(pk=room.pk)) == keys_before
    figures.note(
        18, f"{kind}: changes by the view link", f"{2 * (len(METHODS) - 1) * len(found)} requests",
        exactly("allowed", let_in, []),
    )  # fmt: skip


def test_what_a_view_link_sees_tells_no_stronger_one(transactional_db: None) -> None:
    for kind in KINDS:
        room, id = room_with_thing(kind)
        reader = Client()
        reader.get(f"/join/{room.view_key}/")
        for address in addresses_of(room, id):
            told = reader.get(address).content.decode(errors="replace")
            assert room.edit_key not in told, address
            assert room.owner_key not in told, address


def guesses(room: Room) -> set[str]:
    """Near misses, patterns, and what a database might take for a match."""
    near = {guess for key in links.keys_of(room).values() for guess in (
        key.swapcase(), key[:-1], key[1:], key + "a", key + " ", f" {key}", key + "%00", key.replace("_", "-"),
        key[:4] + "%", "_" * len(key), key + "/..", f"{key},{key}", key[:-1] + "%", "%2e", room.slug, str(room.pk),
    )}  # fmt: skip
    tricks = {"%", "*", "null", "None", "true", "0", "' OR 1=1 --", '" OR ""="', "[]", "{}", "${key}", "%25", "."}
    return (near | tricks | {new_key() for _ in range(pick(short=100, long=1000))}) - {*links.keys_of(room).values()}


def test_links_cannot_be_guessed(transactional_db: None, settings: Any, figures: Figures) -> None:
    settings.API_READS_PER_MINUTE = 1_000_000
    room, _ = room_with_thing("map")
    opened, tried = [], guesses(room)
    for guess in tried:
        client = Client()
        client.get(f"/join/{guess}/")
        script = client.get(f"/api/maps/{room.slug}/markers/", headers={"Authorization": f"Link {guess}"})
        shown = client.get(f"/map/{room.slug}/embed/", {"key": guess})
        statuses = {client.get(f"/map/{room.slug}/").status_code, script.status_code, shown.status_code}
        if not statuses <= {401, 403, 404}:
            opened.append(guess)
    figures.note(18, "guessed links", f"{len(tried):,} guesses, three ways each", exactly("opened", opened, []))
