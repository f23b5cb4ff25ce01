"""JSON bodies: checked by the very commands that the sockets take, so that there is one truth of what is allowed."""

from collections.abc import Iterable, Mapping
from typing import IO, Any, TypeVar

import msgspec
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer

from project.realtime.messages import Command
from project.realtime.refusals import Refused

BYTES = 256 * 1024
NO_OP = "rest"  # commands have an `op`; over REST it is the `Idempotency-Key`, which things.py sees to

Body = Mapping[str, Any]
S = TypeVar("S", bound=msgspec.Struct)


class JSONParser(BaseParser):
    media_type = "application/json"
    renderer_class = JSONRenderer

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        content = stream.read(BYTES + 1)
        if len(content) > BYTES:
            raise Refused("too_large", f"A body may have {BYTES} bytes.")
        if parser_context:
            parser_context["request"].META["roomful.body"] = content
        try:
            return msgspec.json.decode(content)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise Refused("invalid", f"{error}.") from None
        except RecursionError:
            raise Refused("invalid", "This is nested too deeply.") from None


def as_object(body: Any) -> Body:
    if not isinstance(body, dict):
        raise Refused("invalid", "The body has to be a JSON object.")
    return body


def command(type: type[Command], body: Body, **known: Any) -> Command:
    """The command with these fields; `Refused` where it does not allow them."""
    for field in ("type", "op"):
        if field in body:
            raise Refused("invalid", f"Object contains unknown field `{field}`.")
    return read(type, {"type": type.__struct_config__.tag, "op": NO_OP, **body, **known})


def read(type: type[S], body: Body) -> S:
    try:
        return msgspec.convert(dict(body), type=type)
    except msgspec.ValidationError as error:
        raise Refused("invalid", f"{error}.") from None


def changes(types: Iterable[type[Command]], body: Body, current: Body, **known: Any) -> list[Command]:
    """The commands that together make these changes; what a command needs beside them it takes from `current`."""
    if not body:
        raise Refused("invalid", "Say what to change.")
    asked, left = [], {*body}
    for type in types:
        fields = [field for field in msgspec.structs.fields(type) if field.name not in {"op", *known}]
        given = {field.name: body[field.name] for field in fields if field.name in body}
        if given:
            needed = {field.name: current[field.name] for field in fields if field.required and field.name not in given}
            asked.append(command(type, needed | given, **known))
            left -= {*given}
    if left:
        raise Refused("invalid", f"Object contains unknown field `{min(left)}`.")
    return asked


# As OpenAPI tells of them

Schema = dict[str, Any]


def schema_of_new(type: type[msgspec.Struct]) -> tuple[Schema, dict[str, Schema]]:
    """What a command's fields have to be, and the components that this refers to; its `id` may be left out."""
    schema, components = _schema(type)
    schema["required"] = [name for name in schema.get("required", ()) if name != "id"]
    return schema, components


def schema_of_changes(types: Iterable[type[Command]]) -> tuple[Schema, dict[str, Schema]]:
    """Any of the fields that these commands change."""
    properties: Schema = {}
    components: dict[str, Schema] = {}
    for type in types:
        schema, others = _schema(type)
        properties |= {name: field for name, field in schema["properties"].items() if name != "id"}
        components |= others
    for field in properties.values():
        field.pop("default", None)  # what is left out stays as it is
    return {
        "type": "object", "properties": properties, "minProperties": 1, "additionalProperties": False,
    }, components  # fmt: skip


def _schema(type: type[msgspec.Struct]) -> tuple[Schema, dict[str, Schema]]:
    (_,), components = msgspec.json.schema_components([type], ref_template="#/components/schemas/{name}")
    components = {name: _in_ecma(component) for name, component in components.items()}
    schema = components.pop(type.__name__)
    for name in ("type", "op"):
        schema["properties"].pop(name, None)
    schema["required"] = [name for name in schema.get("required", ()) if name not in {"type", "op"}]
    return schema, components


def _in_ecma(schema: Any) -> Any:
    r"""Python's patterns end with \Z, those of JSON schemas with $."""
    if isinstance(schema, dict):
        return {
            key: value.replace("\\Z", "$") if key == "pattern" and isinstance(value, str) else _in_ecma(value)
            for key, value in schema.items()
        }
    return [_in_ecma(item) for item in schema] if isinstance(schema, list) else schema
