"""What is really said in rooms of each kind is what the AsyncAPI document describes, all of it."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import jsonschema_rs
import pytest

from docs.asyncapi.__main__ import REFERENCE
from docs.asyncapi.kinds import KINDS, SHARED, tag_of
from mapmarkers import services as map_services
from mapmarkers.models import Marker
from mapmarkers.places import Place
from project.realtime.database import in_thread
from project.realtime.models import Room
from tests.images.making import upload, work
from tests.sketch.drawing import an_item
from tests.tabs import Tab
from tests.visitors import Visitors

Said = list[tuple[str, dict[str, Any]]]  # types and fields

A, B = str(uuid4()), str(uuid4())
POINT: dict[str, Any] = {"x": 1, "y": 2}
PLACE: dict[str, Any] = {"lat": 52.1, "lng": 5.1}

CORE: Said = [
    ("chat.say", {"text": "Hello"}),
    ("room.rename", {"title": "Harbour"}),
    ("room.mode", {"mode": "add"}),
    ("room.freeze", {"frozen": True}),
    ("room.restore", {"seq": 0}),
    ("room.undo", {"person": "nobody"}),
    ("person.remove", {"person": "g-ben", "name": "Ben"}),
    ("person.readmit", {"person": "g-ben"}),
]
MAP: Said = [
    ("marker.add", {"id": A, **PLACE, "title": "Dom"}),
    ("marker.move", {"id": A, "lat": 52.2, "lng": 5}),
    ("marker.edit", {"id": A, "note": "High"}),
    ("marker.lock", {"id": A, "locked": True}),
    ("marker.lock", {"id": A, "locked": False}),
    ("markers.change", {"add": [{"id": B, **PLACE}], "edit": [{"id": A, "color": "teal"}]}),
]
SKETCH: Said = [
    ("item.add", {"id": A, **an_item("pen")}),
    ("item.edit", {"id": A, "color": "teal"}),
    ("items.change", {"add": [{"id": B, **an_item("note"), "text": "Hi"}], "edit": [{"id": A, "size": 2}]}),
    ("item.remove", {"id": A}),
    ("items.sweep", {"person": "nobody"}),
    ("board.clear", {}),
    ("items.revive", {"seq": 6}),
]
LIVE: Said = [
    ("post.add", {"id": A, "headline": "Lift-off", "quote": {"text": "Go"}, "link": {"url": "https://example.org"}}),
    ("post.edit", {"id": A, "version": 1, "body": "*Now*", "key": True}),
    ("post.pin", {"id": A, "pinned": True}),
    ("reaction.add", {"id": A, "emoji": "👏"}),
    ("post.remove", {"id": A}),
    ("post.restore", {"id": A}),
]
UPDATES: dict[str, Said] = {
    "map": [
        ("marker.drag", {"id": B, **PLACE}), ("marker.release", {"id": B}), ("cursor.move", PLACE),
        ("view.show", {**PLACE, "zoom": 3}),
    ],
    "sketch": [
        ("stroke.draw", {"id": A[:8], "at": 0, "points": "2??", "kind": "pen", **POINT, "color": "ink", "size": 4,
                         "step": 1, "opacity": 1}),
        ("stroke.end", {"id": A[:8]}), ("items.drag", {"id": "", "ids": [B], "dx": 1, "dy": 1}),
        ("cursor.move", {**POINT, "tool": "pen"}), ("laser.point", POINT), ("view.show", {**POINT, "zoom": 1}),
    ],
    "live": [("post.typing", {"id": A})],
}  # fmt: skip


class Listening:
    """Holds every frame that tabs say or hear to the document, and notes its type."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.heard: set[str] = set()
        self.document = json.loads((REFERENCE / "asyncapi.json").read_text())

    def check(self, action: str, frame: dict[str, Any]) -> None:
        self.heard |= {frame["type"], *(event["type"] for event in frame.get("events", ()))}
        operation = self.document["operations"][f"{self.kind}.{action}"]
        names = [reference["$ref"].rsplit("/", 1)[1] for reference in operation["messages"]]
        messages = self.document["components"]["messages"]
        (name,) = (name for name in names if messages[name]["name"] == frame["type"])
        self.rules(messages[name]["payload"]["$ref"]).validate(frame)

    @cache  # noqa: B019 -- lives as long as a test
    def rules(self, reference: str) -> Any:
        return jsonschema_rs.Draft202012Validator({"$ref": reference, "components": self.document["components"]})


@pytest.fixture
def listening(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Listening:
    listening = Listening(request.param)
    send, receive = Tab.send, Tab._receive

    async def told(tab: Tab, type: str, **fields: Any) -> None:
        listening.check("hear", {"type": type, **fields})
        await send(tab, type, **fields)

    async def heard(tab: Tab) -> dict[str, Any]:
        frame = await receive(tab)
        listening.check("say", frame)
        return frame

    monkeypatch.setattr(Tab, "send", told)
    monkeypatch.setattr(Tab, "_receive", heard)
    return listening


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.UPLOAD_ROOT = tmp_path / "media", tmp_path / "uploads"


async def say_all(ana: Tab, commands: Said, updates: Said) -> None:
    for type, fields in commands:
        answer = await ana.command(type, **fields)
        assert answer["type"] == "ack", answer
    for type, fields in [*updates, ("room.gather", {"on": True}), ("xray.watch", {"on": True}), ("seen", {"seq": 1})]:
        await ana.send(type, **fields)
    await ana.send("person.rename", name="Anna")
    await ana.next("you")
    await ana.next("xray.room")


def all_of(kind: str) -> set[str]:
    """Every message that clients of this kind may say, and every event of its own."""
    (found,) = (one for one in KINDS if one.name == kind)
    said = {tag_of(frame) for frame in found.frames if kind == "map" or frame not in SHARED}
    return said | {tag_of(event) for event in found.events}


@pytest.mark.parametrize("listening", ["map"], indirect=True)
@pytest.mark.usefixtures("no_limits", "no_places")
async def test_on_a_map(transactional_db: None, visitors: Visitors, listening: Listening) -> None:
    room = await in_thread(Room.objects.create, kind="map", title="Harbour")
    ana = await visitors.enter(room, "Ana", "owner")
    await say_all(ana, MAP, UPDATES["map"])
    there = await in_thread(lambda: [*Marker.objects.filter(room=room)])
    here = Place("Netherlands", "Utrecht", 1.0)
    await in_thread(map_services.markers_placed, room, found=[(marker, here) for marker in there])
    await ana.command("marker.move", id=A, **PLACE)
    moved = await in_thread(Marker.objects.get, pk=A)
    await in_thread(map_services.markers_placed, room, found=[(moved, here)])
    await ana.event("marker.placed")
    await ana.command("marker.remove", id=A)
    await say_all(ana, CORE, [])
    assert (await ana.command("marker.move", id=A, **PLACE))["code"] == "not_found"
    await ana.send("ping")
    await ana.next("pong")
    assert all_of("map") <= listening.heard


@pytest.mark.parametrize("listening", ["sketch"], indirect=True)
@pytest.mark.usefixtures("no_limits")
async def test_on_a_board(transactional_db: None, visitors: Visitors, listening: Listening) -> None:
    board = await in_thread(Room.objects.create, kind="sketch", title="Plan")
    ana = await visitors.enter(board, "Ana", "owner")
    await say_all(ana, SKETCH, UPDATES["sketch"])
    image = await in_thread(upload, board)
    await ana.command("item.add", id=str(uuid4()), **an_item("image"), image=str(image.id))
    await in_thread(work)
    await ana.event("item.illustrated")
    await ana.hello()
    assert all_of("sketch") <= listening.heard


@pytest.mark.parametrize("listening", ["live"], indirect=True)
@pytest.mark.usefixtures("no_limits")
async def test_in_a_blog(transactional_db: None, visitors: Visitors, listening: Listening) -> None:
    blog = await in_thread(Room.objects.create, kind="live", title="Launch", public_role="viewer")
    ana = await visitors.enter(blog, "Ana", "owner")
    await say_all(ana, LIVE, UPDATES["live"])
    image = await in_thread(upload, blog)
    await ana.command("post.add", id=B, images=[{"id": str(image.id), "alt": "A rocket"}])
    await in_thread(work)
    await ana.event("post.illustrated")
    await ana.hello()
    assert all_of("live") <= listening.heard
