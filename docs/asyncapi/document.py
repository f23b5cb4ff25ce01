"""The protocol as an AsyncAPI 3 document: channels, operations, messages, and a JSON schema for each of them."""

from typing import Any

import msgspec
from msgspec import Struct

from docs.asyncapi.frames import FRAMES
from docs.asyncapi.kinds import KINDS, Kind, role_of, tag_of
from project.realtime.messages import Frame

Json = dict[str, Any]

SCHEMAS = "#/components/schemas/"
MESSAGES = "#/components/messages/"
DESCRIPTION = (
    "Text frames, one JSON object each, on one socket per room. The first frame is `hello`. A command has an `op`, is "
    "stored as a numbered event, and then acknowledged; live updates are neither stored nor acknowledged. "
    "The handshake must name the site's own origin."
)


def document(version: str) -> Json:
    names, schemas = _schemas()
    messages: list[type[Struct]] = [*{struct for kind in KINDS for struct in kind.frames}, *FRAMES]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Roomful",
            "version": version,
            "description": DESCRIPTION,
            "license": {"name": "BSD-3-Clause"},
        },
        "defaultContentType": "application/json",
        "servers": {"here": {"host": "localhost:8000", "protocol": "ws", "description": "After `make run`."}},
        "channels": {kind.name: _channel(kind, names) for kind in KINDS},
        "operations": {name: operation for kind in KINDS for name, operation in _operations(kind, names)},
        "components": {
            "messages": {names[one]: _message(one, names) for one in sorted(messages, key=names.__getitem__)},
            "schemas": schemas,
        },
    }


def _schemas() -> tuple[dict[type[Struct], str], Json]:
    """A short name for each struct, and all JSON schemas by these names."""
    structs: list[type[Struct]] = [*dict.fromkeys(struct for kind in KINDS for struct in kind.frames), *FRAMES]
    references, found = msgspec.json.schema_components(structs, schema_hook=_nothing, ref_template=f"{SCHEMAS}{{name}}")
    long = {struct: one["$ref"].removeprefix(SCHEMAS) for struct, one in zip(structs, references, strict=True)}
    short = {name: _short(name) if "." in name else name for name in found}
    schemas = {short[name]: _plain(schema, short) for name, schema in found.items()}
    return {struct: short[name] for struct, name in long.items()}, dict(sorted(schemas.items()))


def _nothing(_: type) -> Json:
    """The type of what is always left out."""
    return {"not": {}}


def _short(name: str) -> str:
    """`sketch.live_messages.CursorMove`, of which there are two, becomes `sketch.CursorMove`."""
    app, *_, last = name.split(".")
    return f"{app}.{last}"


def _plain(schema: Any, short: dict[str, str]) -> Any:
    """The same in words that every reader of JSON schemas understands."""
    if isinstance(schema, list):
        return [_plain(one, short) for one in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {name: _plain(one, short) for name, one in schema.items() if one != _nothing(type(None))}
    if isinstance(plain.get("discriminator"), dict):
        del plain["discriminator"]  # OpenAPI's; here each alternative says its own `type`
    if reference := schema.get("$ref"):
        plain["$ref"] = SCHEMAS + short[reference.removeprefix(SCHEMAS)]
    if isinstance(pattern := schema.get("pattern"), str):
        plain["pattern"] = pattern.replace(r"\Z", "$")  # Python's end of the text
    return plain


def _channel(kind: Kind, names: dict[type[Struct], str]) -> Json:
    messages: list[type[Struct]] = [*kind.frames, *FRAMES]
    return {
        "address": f"/ws/{kind.name}/{{slug}}/",
        "title": f"A {kind.noun}",
        "parameters": {"slug": {"description": "The last part of the room's address; `lobby` is always there."}},
        "messages": {names[one]: {"$ref": MESSAGES + names[one]} for one in messages},
    }


def _operations(kind: Kind, names: dict[type[Struct], str]) -> list[tuple[str, Json]]:
    """Seen from the server, as AsyncAPI has it: it receives what clients say, and sends the rest."""
    channel = {"$ref": f"#/channels/{kind.name}"}

    def among(structs: Any) -> list[Json]:
        return [{"$ref": f"#/channels/{kind.name}/messages/{names[struct]}"} for struct in structs]

    return [
        (f"{kind.name}.hear", {"action": "receive", "channel": channel, "messages": among(kind.frames)}),
        (f"{kind.name}.say", {"action": "send", "channel": channel, "messages": among(FRAMES)}),
    ]


def _message(struct: type[Struct], names: dict[type[Struct], str]) -> Json:
    message: Json = {"name": tag_of(struct), "payload": {"$ref": SCHEMAS + names[struct]}}
    if struct.__doc__ and not struct.__doc__.startswith(f"{struct.__name__}("):
        message["summary"] = " ".join(struct.__doc__.split())
    if issubclass(struct, Frame):
        message["x-role"] = role_of(struct)
    return message
