"""Frames made from the message structs themselves, so that a new command is tried without a word here."""

from typing import Any
from uuid import UUID

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from project.realtime.consumers import RoomConsumer

IDS = [str(UUID(int=number)) for number in range(1, 6)]
SENT_ONLY = 400  # characters

scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from([*IDS, "red", ""])
)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)


def consumers() -> dict[str, type[RoomConsumer]]:
    """Every kind of room's own."""
    return {consumer.kind: consumer for consumer in RoomConsumer.__subclasses__()}


def structs(consumer: type[RoomConsumer]) -> dict[str, inspect.StructType]:
    """All that may be sent: type to struct."""
    told = inspect.type_info(consumer.decoder.type)
    types = told.types if isinstance(told, inspect.UnionType) else (told,)
    return {str(type.tag): type for type in types if isinstance(type, inspect.StructType)}


def frames(consumer: type[RoomConsumer]) -> st.SearchStrategy[Any]:
    """Right ones, nearly right ones, and any JSON at all."""
    right = st.one_of([frame(struct) for struct in structs(consumer).values()])
    names = st.sampled_from(sorted({field.name for struct in structs(consumer).values() for field in struct.fields}))
    nearly = st.tuples(right, names | st.text(max_size=5), anything).map(lambda made: {**made[0], made[1]: made[2]})
    return right | nearly | anything


def frame(struct: inspect.StructType) -> st.SearchStrategy[dict[str, Any]]:
    required = {field.encode_name: value(field.type) for field in struct.fields if field.required}
    optional = {field.encode_name: value(field.type) for field in struct.fields if not field.required}
    tag = {"type": st.just(struct.tag)} if struct.tag else {}
    return st.fixed_dictionaries({**tag, **required}, optional=optional)


def value(type: inspect.Type) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911 -- a way for each type
    match type:
        case inspect.Metadata():
            return value(type.type)
        case inspect.UUIDType():
            return st.sampled_from(IDS)
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            least, most = type.ge or 0, type.le if type.le is not None else 500
            return st.integers(least, max(least, most)) | st.just((type.lt or 2**53) - 1)
        case inspect.FloatType():
            return st.floats(-1e6 if type.ge is None else type.ge, 1e6 if type.le is None else type.le)
        case inspect.StrType():
            texts = st.text(min_size=type.min_length or 0, max_size=min(type.max_length or SENT_ONLY, SENT_ONLY))
            return texts | st.from_regex(type.pattern) if type.pattern else texts
        case inspect.DateTimeType():
            return st.datetimes().map(lambda time: f"{time.isoformat()}Z")
        case inspect.LiteralType():
            return st.sampled_from(type.values)
        case inspect.ListType():
            return st.lists(value(type.item_type), max_size=4)
        case inspect.StructType():
            return frame(type)
        case inspect.UnionType():
            return st.one_of([value(one) for one in type.types])
        case inspect.NoneType():
            return st.none()
    return anything


def least(struct: type[msgspec.Struct], **known: Any) -> dict[str, Any]:
    """The simplest frame that this struct allows, with the values that are `known` by their names."""
    fields = [field for field in msgspec.structs.fields(struct) if field.required or field.name in known]
    return {field.encode_name: known[field.name] if field.name in known else simplest(field.type) for field in fields}


def simplest(type: Any) -> Any:
    """The first of some plain values that this type allows."""
    plain: tuple[Any, ...] = (IDS[0], 0, 1, True, "a", "red", [], "rectangle", "open", "👍", None)
    for tried in plain:
        try:
            msgspec.convert(tried, type=type)
        except msgspec.ValidationError:
            continue
        return tried
    raise AssertionError(f"Say what is a simple {type}.")
