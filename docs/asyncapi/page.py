"""The same as a page to read: each message with its fields, for `docs/reference/messages.md`."""

from collections.abc import Iterable
from typing import Any, get_args

from msgspec import Struct

from docs.asyncapi import events
from docs.asyncapi.document import SCHEMAS, Json
from docs.asyncapi.frames import CLOSE_CODES, ERRORS, FRAMES
from docs.asyncapi.kinds import KINDS, SHARED, Kind, role_of, tag_of
from project.realtime.messages import Command, Live

INTRO = """\
<!-- Made by `make output` from the messages' structs. Change those, not this page. -->

# All messages

Every frame on a socket, made from the structs that decode them. [The wire protocol](../protocol.md) tells how they
follow each other. The same for programs is an AsyncAPI 3 document: {download}`asyncapi.json`.

A field with a question mark may be left out. What is not named here is refused (`invalid`). Every command has an `op`
(1 to 64 characters) too, every live update that you hear a `by`, and every event `seq`, `op`, `by`, `who` and `at`.
"""
COMMAND_HEAD = {"type", "op"}
EVENT_HEAD = {"type", "seq", "op", "by", "who", "at"}


def page(document: Json) -> str:
    table = Tables(document["components"]["schemas"])
    return "\n".join(
        [
            INTRO,
            "## In every room\n",
            *table.of_clients(sorted(SHARED, key=tag_of)),
            "What happened, in rooms of every kind:\n",
            *table.of_events(events.CORE),
            *(line for kind in KINDS for line in _kind(kind, table)),
            "## From the server\n",
            *table.of_frames(FRAMES),
            "## Their parts\n",
            *table.of_parts(document),
            "## Errors\n",
            *_rows(("code", "meaning"), [(f"`{code}`", meaning) for code, meaning in ERRORS.items()]),
            "## Close codes\n",
            *_rows(
                ("code", "meaning", "come back?"),
                [(str(code), meaning, back) for code, (meaning, back) in CLOSE_CODES.items()],
            ),
        ]
    ).rstrip() + "\n"  # fmt: skip


def _kind(kind: Kind, tables: "Tables") -> Iterable[str]:
    own = [frame for frame in kind.frames if frame not in SHARED]
    yield f"## On a {kind.noun}\n" if kind.noun != "blog" else "## In a blog\n"
    yield from tables.of_clients([frame for frame in own if issubclass(frame, Command)])
    yield "What happened:\n"
    yield from tables.of_events(kind.events)
    yield "Live updates:\n"
    yield from tables.of_clients([frame for frame in own if issubclass(frame, Live)])


class Tables:
    """Tables of messages; a schema is found by its struct's name, or by the app's and that."""

    def __init__(self, schemas: Json) -> None:
        self.schemas = schemas

    def of_clients(self, structs: Iterable[type[Struct]]) -> list[str]:
        return _rows(
            ("frame", "fields", "who"),
            [(f"`{tag_of(one)}`", self._fields(one, COMMAND_HEAD), role_of(one)) for one in structs],  # type: ignore[arg-type]  # all are Frames
        )

    def of_events(self, structs: Iterable[type[Struct]]) -> list[str]:
        return _rows(("event", "fields"), [(f"`{tag_of(one)}`", self._fields(one, EVENT_HEAD)) for one in structs])

    def of_frames(self, structs: Iterable[type[Struct]]) -> list[str]:
        return _rows(
            ("frame", "fields", "meaning"),
            [
                (f"`{tag_of(one)}`", self._fields(one, {"type"}), " ".join((one.__doc__ or "").split()))
                for one in structs
            ],
        )

    def of_parts(self, document: Json) -> list[str]:
        """What is neither a frame nor an event."""
        whole = {*document["components"]["messages"], *(struct.__name__ for struct in get_args(events.AnyEvent))}
        parts = [(name, schema) for name, schema in self.schemas.items() if name not in whole]
        return _rows(
            ("part", "fields", "what"),
            [(_words(name), self._properties(one, {"type"}), one.get("description", "")) for name, one in parts],
        )

    def _fields(self, struct: type[Struct], without: set[str]) -> str:
        app = struct.__module__.split(".", maxsplit=1)[0]
        name = f"{app}.{struct.__name__}"
        return self._properties(self.schemas[name if name in self.schemas else struct.__name__], without)

    def _properties(self, schema: Json, without: set[str]) -> str:
        """The fields; those that must be there come first."""
        required = schema.get("required", ())
        fields = sorted(schema["properties"].items(), key=lambda field: field[0] not in required)
        return "<br>".join(
            f"`{name}`{'' if name in required else '?'} {self._type(one)}"
            for name, one in fields
            if name not in without
        )

    def _type(self, schema: Json) -> str:
        if "anyOf" in schema:
            kinds = [*dict.fromkeys(self._type(one) for one in schema["anyOf"])]
            return "an event" if len(kinds) > 4 else " or ".join(kinds)
        if "$ref" in schema:
            return _words(schema["$ref"].removeprefix(SCHEMAS))
        if "enum" in schema:
            return ", ".join(f"`{value or '(empty)'}`" for value in schema["enum"])
        if schema.get("type") == "array":
            most = f" (at most {schema['maxItems']})" if "maxItems" in schema else ""
            return f"list of {self._type(schema['items'])}{most}"
        if schema.get("format"):
            return {"uuid": "UUID", "date-time": "time"}[schema["format"]]
        return NAMES.get(str(schema.get("type")), "object") + _range(schema)


NAMES = {"number": "number", "integer": "integer", "string": "text", "boolean": "yes or no", "null": "null"}


def _words(name: str) -> str:
    """`UploadedPicture` as "uploaded picture", `sketch.Given` as "given (sketch)"."""
    *app, last = name.split(".")
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in last).strip()
    return f"{words} ({app[0]})" if app else words


def _range(schema: Json) -> str:
    if "maxLength" in schema:
        least = schema.get("minLength", 0)
        return f" ({least} to {schema['maxLength']:,} characters)" if least else f" (up to {schema['maxLength']:,})"
    if "minimum" in schema and "maximum" in schema:
        return f" ({_number(schema['minimum'])} to {_number(schema['maximum'])})"
    return ""


def _number(value: float) -> str:
    return (f"{int(value):,}" if float(value).is_integer() else f"{value:g}").replace("-", "\N{MINUS SIGN}")


def _rows(head: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> list[str]:
    found = [*rows]
    if not found:
        return []
    lines = [head, tuple("---" for _ in head), *found]
    return [*("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines), ""]
