"""Row 18: every command of every kind by everybody who may not: generated, so that a new command is covered by itself.

What more than an owner may do stands here once more, by hand: a command that is forgotten here fails.
"""

from typing import Any

import pytest

from project.realtime.database import in_thread
from project.realtime.messages import Command, Live
from project.realtime.models import Room
from project.realtime.services import room_freeze
from tests.faults.figures import Figures, exactly
from tests.hostile.frames_of import consumers, structs
from tests.hostile.things import KINDS, commands, frame_for, room_with_thing, state
from tests.room_fixtures import ANA
from tests.tabs import Tab
from tests.visitors import Visitors

VIEWERS_MAY = {"reaction.add", "cursor.move", "view.show", "laser.point"}
OWNERS_ALONE = {
    "room.freeze", "room.mode", "room.undo", "room.restore", "person.remove", "person.readmit", "room.gather",
    "items.sweep", "board.clear",
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("no_limits", "no_places")


def sayable(kind: str, parent: type[Any]) -> dict[str, type[Any]]:
    """Commands, or live updates."""
    return {tag: told.cls for tag, told in structs(consumers()[kind]).items() if issubclass(told.cls, parent)}


async def tried(tab: Tab, struct: type[Any], frame: dict[str, Any]) -> str:
    """What came of it: the code of the refusal, or "" if there was none."""
    if issubclass(struct, Command):
        answer = await tab.command(**frame)
        return str(answer.get("code", ""))
    await tab.send(**frame)
    errors = [got for got in await tab.settle() if got["type"] == "error"]
    return str(errors[0]["code"]) if errors else ""


def test_every_command_has_a_service_and_every_service_a_command() -> None:
    for kind in KINDS:
        assert sayable(kind, Command).keys() == commands(kind).keys()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["viewer", "editor"])
async def test_nobody_does_what_is_not_theirs(
    kind: str, role: str, transactional_db: None, visitors: Visitors, figures: Figures
) -> None:
    room, id = await in_thread(room_with_thing, kind)
    tab = await visitors.enter(room, "Mal", role)
    before = await in_thread(state, room)
    allowed, refused = [], 0
    for tag, struct in {**sayable(kind, Command), **sayable(kind, Live)}.items():
        if tag in VIEWERS_MAY or (role == "editor" and tag not in OWNERS_ALONE):
            continue
        code = await tried(tab, struct, frame_for(struct, id))
        refused += code == "forbidden"
        if code != "forbidden" or await in_thread(state, room) != before:
            allowed.append((tag, code))
    figures.note(18, f"{kind}: what is not for {role}s", f"{refused} kinds of frames", exactly("allowed", allowed, []))


@pytest.mark.parametrize("kind", KINDS)
async def test_everybody_may_do_the_rest(kind: str, transactional_db: None, visitors: Visitors) -> None:
    """Or the lists above would be true of anything."""
    room, id = await in_thread(room_with_thing, kind)
    tabs = {role: await visitors.enter(room, role, role) for role in ("viewer", "editor", "owner")}
    for tag, struct in {**sayable(kind, Live), **sayable(kind, Command)}.items():
        role = "viewer" if tag in VIEWERS_MAY else "owner" if tag in OWNERS_ALONE else "editor"
        frame = frame_for(struct, id, person="nobody", name="", version=1)
        assert await tried(tabs[role], struct, frame) not in {"forbidden", "hello_first"}, tag
        if tag == "room.freeze":
            await in_thread(lambda: room_freeze(room, by=ANA, frozen=False))


@pytest.mark.parametrize("kind", KINDS)
async def test_in_a_frozen_room_editors_do_nothing(
    kind: str, transactional_db: None, visitors: Visitors, figures: Figures
) -> None:
    room, id = await in_thread(room_with_thing, kind)
    tab = await visitors.enter(room, "Mal", "editor")
    await in_thread(lambda: room_freeze(room, by=ANA, frozen=True))
    before = await in_thread(state, room)
    codes = {tag: await tried(tab, struct, frame_for(struct, id)) for tag, struct in sayable(kind, Command).items()}
    assert await in_thread(state, room) == before
    allowed = [tag for tag, code in codes.items() if code not in {"read_only", "forbidden"}]
    figures.note(18, f"{kind}: frozen, by an editor", f"{len(codes)} commands", exactly("allowed", allowed, []))


@pytest.mark.parametrize("kind", KINDS)
async def test_an_owner_of_one_room_changes_nothing_in_another(
    kind: str, transactional_db: None, visitors: Visitors, figures: Figures
) -> None:
    """By the ids of the other room's things, in each place where a frame can name one."""
    (mine, _), (theirs, id) = await in_thread(room_with_thing, kind, "Mine"), await in_thread(room_with_thing, kind)
    tab = await visitors.enter(mine, "Mal", "owner")
    other = await visitors.enter(theirs, "Ida", "owner")
    before = await in_thread(state, theirs)
    changed, done = [], 0
    for tag, struct in {**sayable(kind, Command), **sayable(kind, Live)}.items():
        await tried(tab, struct, frame_for(struct, id, person=other.welcomes[0]["you"]["id"]))
        done += 1
        if await in_thread(state, theirs) != before:
            changed.append(tag)
    heard = [frame["type"] for frame in await other.settle() if frame["type"] in {"events", "live", "error"}]
    assert other.is_open
    figures.note(
        18, f"{kind}: another room by its ids", f"{done} kinds of frames",
        exactly("changed there", changed, []), exactly("heard there", heard, []),
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
async def test_what_another_has_sent_is_not_done_again_nor_taken_for_mine(
    kind: str, transactional_db: None, visitors: Visitors, figures: Figures
) -> None:
    """An `op` counts for its sender alone: the same one of somebody else is their own command, under their own role."""
    room, _ = await in_thread(room_with_thing, kind)
    ida, mal = await visitors.enter(room, "Ida", "editor"), await visitors.enter(room, "Mal", "editor")
    eve = await visitors.enter(room, "Eve", "viewer")
    first = await ida.command("chat.say", op="same", text="mine")
    again = await ida.command("chat.say", op="same", text="mine")
    other = await mal.command("chat.say", op="same", text="not mine")
    third = await eve.command("chat.say", op="same", text="mine")
    seq = (await in_thread(Room.objects.get, pk=room.pk)).seq
    figures.note(
        18, f"{kind}: another's op", "by an editor and a viewer",
        exactly("own one again", (again["seq"], again["duplicate"]), (first["seq"], True)),
        exactly("another's taken for a duplicate", other["duplicate"], False),
        exactly("a viewer's", third["code"], "forbidden"), exactly("events after it", seq - first["seq"], 1),
    )  # fmt: skip
