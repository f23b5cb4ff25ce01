"""Row 13: a class of 60 behind one address, each with a browser of their own: nobody is turned away or kicked off."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import MakeWeb
from tests.faults.figures import Figures, exactly, pick
from tests.hostile.visitor import Line, Visitor
from tests.images.pictures import picture

PEOPLE = 60
TURNS = pick(short=1, long=5)  # over HTTP, within a minute or two
DEFAULT = {"ROOMS_PER_MINUTE": "10"}  # the other limits are the usual ones anyway


@pytest.mark.timeout(300)
def test_a_class_of_60_behind_one_address_draws_together(web: MakeWeb, figures: Figures) -> None:
    """Each with a session, two tabs and the usual limits; as fast as hands are."""
    site = web(**DEFAULT)
    teacher = Visitor(site)
    room = teacher.makes("sketch", "Our class")
    strokes = pick(short=3, long=10)
    pupils = [Visitor(site) for _ in range(PEOPLE)]
    for pupil in pupils:
        pupil.follows(room["links"]["editor"])
    lines = [pupil.opens(room["path"]) for pupil in pupils for _ in range(2)]
    welcomes = [line.hello()["type"] for line in lines]
    refused = [answer for _ in range(strokes) for line in lines[::2] if (answer := draws(line))["type"] != "ack"]
    still_open = sum(line.socket.ping().wait(20) for line in lines)
    items = teacher.api("GET", f"/sketches/{room['slug']}/items/?limit=1")["count"]
    for line in lines:
        line.close()
    figures.note(
        13, "a class behind one address", f"{PEOPLE} people, 2 tabs each, {strokes} strokes each",
        exactly("turned away", welcomes.count("error"), 0), exactly("refused", refused, []),
        exactly("kicked off", len(lines) - still_open, 0), exactly("strokes", items, PEOPLE * strokes),
    )  # fmt: skip


def draws(line: Line) -> dict[str, object]:
    """A stroke in the making, as a hand makes it, then the stroke."""
    id = str(uuid4())
    for at in range(3):
        line.send(type="stroke.draw", id=id[:8], at=at, points="2??", kind="pen", x=1, y=1)
    return line.command("item.add", id=id, kind="rectangle", x=1, y=1, w=5, h=5)


@pytest.mark.timeout(300)
def test_a_class_of_60_behind_one_address_works_over_http(web: MakeWeb, figures: Figures) -> None:
    """All of them at about the same time: pages, a room of one's own, a picture, and REST."""
    site = web(**DEFAULT)
    room = Visitor(site).makes("map", "Our class")
    pupils = [Visitor(site) for _ in range(PEOPLE)]
    with ThreadPoolExecutor(4) as hands:
        answers = [*hands.map(partial(comes, room=room), pupils)]
        for _ in range(TURNS):
            answers += hands.map(partial(works, room=room), pupils)
    statuses = Counter(status for some in answers for status in some)
    figures.note(
        13, "a class behind one address, over HTTP", f"{PEOPLE} people, {statuses.total():,} requests",
        exactly("refused", {status: count for status, count in statuses.items() if status >= 400}, {}),
    )  # fmt: skip


def comes(pupil: Visitor, room: dict[str, Any]) -> list[int]:
    """What somebody does at first; the statuses."""
    pupil.follows(room["links"]["editor"])
    pages = [pupil.ask(path)[0] for path in ("/", room["path"], f"{room['path']}history/", f"{room['path']}share/")]
    made = pupil.post("/rooms/new/", {"kind": "sketch"}, Origin=pupil.site.url)[0]
    return [*pages, made, pupil.send_file(f"{room['path']}images/", picture())[0]]


def works(pupil: Visitor, room: dict[str, Any]) -> list[int]:
    """A change over REST, and looks at what the others do; the statuses."""
    markers = f"/api/maps/{room['slug']}/markers/"
    marker = json.dumps({"lat": 1, "lng": 2}).encode()
    added, _ = pupil.ask(markers, marker, Content_Type="application/json", X_CSRFToken=pupil.token)
    return [added, *(pupil.ask(path)[0] for path in (markers, f"/api/rooms/map/{room['slug']}/", room["path"]))]
