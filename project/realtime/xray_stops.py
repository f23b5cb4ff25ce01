"""The stops of a message's way: what happens there, where in the source, and the chapter that explains it.

The lines are looked up in the code that runs, so that none is ever out of date.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import NamedTuple

from django.conf import settings

from project.realtime import events, group_commit, process_channel
from project.realtime.commands import Commands
from project.realtime.consumers import RoomConsumer
from project.realtime.kinds import room_kinds
from project.realtime.presence import Presence
from project.realtime.relay import Relay
from project.realtime.repair import Repair
from project.realtime.sockets import Socket
from project.realtime.xray_places import Place, place_of, python, script
from project.serving import websocket

Kind = type[RoomConsumer]


class Stop(NamedTuple):
    at: str  # as in the drawn way, see frontend/static/xray/
    title: str
    says: str
    chapter: str  # of the tutorial
    places: Callable[[Kind], list[Place]]


def _app(kind: Kind) -> str:
    return kind.__module__.partition(".")[0]


def _service_places(kind: Kind) -> list[Place]:
    return python(Commands._perform, kind)


STOPS = (
    Stop(
        "browser",
        "Browser",
        "The change is shown at once, kept until it is acknowledged, and sent as one JSON frame.",
        "12-the-browser-side",
        lambda kind: [
            *script("realtime/room.js", "send(type, fields) {"),
            *script("realtime/connection.js", "send(/** @type {ClientFrame} */ frame) {"),
        ],
    ),
    Stop(
        "server",
        "Server",
        "daphne takes the frame off the wire. Which consumer it is for was decided when the socket was opened.",
        "02-views-and-consumers",
        lambda kind: python(websocket.Socket.onMessage, import_module(f"{_app(kind)}.routing")),
    ),
    Stop(
        "consumer",
        "Consumer",
        "Limits; then the frame is decoded, checked against its type and the sender's role, and queued.",
        "02-views-and-consumers",
        lambda kind: python(RoomConsumer.receive, Commands.submit),
    ),
    Stop(
        "database",
        "Database",
        "Commands that wait together share one transaction. It locks the room, so that what happens has one order.",
        "06-the-log-and-the-promise",
        lambda kind: python(group_commit.commit_together, events.writing, events.Log.append),
    ),
    Stop(
        "service",
        "Service",
        "The only code that changes anything: it does what was asked and appends what happened to the log.",
        "",  # each kind's own, see below
        _service_places,
    ),
    Stop(
        "commit",
        "Commit",
        "Now it is true. Only from here on is anybody told, and the sender gets the acknowledgement.",
        "06-the-log-and-the-promise",
        lambda kind: python(events.Log.save, Commands._answer),
    ),
    Stop(
        "group",
        "Group",
        "The room's group is told: this process directly, each other one by a single message over the channel layer.",
        "03-groups",
        lambda kind: python(process_channel.tell_room, process_channel.ProcessChannel.deliver),
    ),
    Stop(
        "relay",
        "Relay",
        "The process's one listener for the room: in order or not at all, encoded once, written to every socket here.",
        "07-the-relay",
        lambda kind: python(Relay.pass_on, Relay.flush, Socket.write_events),
    ),
    Stop(
        "browsers",
        "Browsers",
        "Everybody applies the same event in the same order, the sender too.",
        "12-the-browser-side",
        lambda kind: [
            *script("realtime/reader.js", "read(/** @type {StoredEvent[]} */ events) {"),
            *script(f"{_app(kind)}/sync.js", *_sync_openings(kind)),
        ],
    ),
    Stop(
        "presence",
        "Who is here",
        "Each process says who is with it, and is believed for a while. Nothing of it is stored.",
        "08-presence",
        lambda kind: python(Presence.announce),
    ),
    Stop(
        "repair",
        "Lost and found",
        "The channel layer may lose what it was given. Whoever sees a hole in the numbers reads what is missing.",
        "06-the-log-and-the-promise",
        lambda kind: python(Repair._read),
    ),
)


SERVICES = {"sketch": "09-the-board", "live": "10-the-liveblog"}  # else:
OTHERS = "11-workers-and-services"


def chapter_of(stop: Stop, kind: str) -> str:
    return stop.chapter or SERVICES.get(kind, OTHERS)


def _sync_openings(kind: Kind) -> list[str]:
    """`mountSync()` of this kind, with whatever it takes."""
    path = settings.BASE_DIR / "frontend" / "static" / _app(kind) / "sync.js"
    return [line for line in path.read_text().splitlines() if line.startswith("export function mountSync(")]


@cache
def kinds() -> dict[str, Kind]:
    """The consumer of each kind of room."""
    for app in room_kinds():
        import_module(f"{app.name}.consumers")
    apps = {app.name for app in room_kinds()}
    return {consumer.kind: consumer for consumer in RoomConsumer.__subclasses__() if _app(consumer) in apps}


@cache
def stops_of(kind: str) -> tuple[tuple[Stop, list[Place]], ...]:
    return tuple((stop, stop.places(kinds()[kind])) for stop in STOPS)


@cache
def services_of(kind: str) -> dict[str, Place]:
    """By the command's name: which service does it."""
    services = kinds()[kind].services
    return {str(command.__struct_config__.tag): place_of(service) for command, service in services.items()}


@cache
def shown_files() -> frozenset[str]:
    """The files in which there is a stop: no other is ever shown."""
    places = [place for kind in kinds() for _, found in stops_of(kind) for place in found]
    services = [place for kind in kinds() for place in services_of(kind).values()]
    return frozenset(place.file for place in [*places, *services])
