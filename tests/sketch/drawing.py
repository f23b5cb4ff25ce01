"""What the tests of the board draw."""

from typing import Any
from uuid import UUID, uuid4

from project.realtime.identity import Author
from project.realtime.models import Room
from sketch import services, strokes
from tests.room_fixtures import ANA

LINE = strokes.encode([(0, 0), (20, 6)])
WAVE = strokes.encode([(0, 0), (4, -3), (9, 0), (14, 3), (20, 1)])


def draw(
    board: Room, *, by: Author = ANA, op: str = "", id: UUID | None = None, kind: str = "pen", **given: Any
) -> UUID:
    """Draw an item the way a script does; its id."""
    id = id or uuid4()
    services.item_add(board, by=by, op=op, id=id, **an_item(kind) | given)
    return id


def an_item(kind: str = "pen") -> dict[str, Any]:
    """What an item of this kind needs."""
    needs = {
        "pen": {"points": WAVE},
        "highlighter": {"points": WAVE},
        "line": {"points": LINE},
        "arrow": {"points": LINE},
    }
    return {"kind": kind, "x": 1.0, "y": 2.0, "w": 20.0, "h": 6.0} | needs.get(kind, {})


def happened(board: Room) -> list[tuple[str, dict[str, Any]]]:
    return [(event.type, event.data) for event in board.events.order_by("seq")]


def items(board: Room) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in services.state_of(board)["items"]}
