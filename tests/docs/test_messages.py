"""The description of the protocol is complete, up to date, and an AsyncAPI 3 document."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest

from docs.asyncapi import events
from docs.asyncapi.__main__ import REFERENCE, made
from docs.asyncapi.frames import CLOSE_CODES, ERRORS, FRAMES
from docs.asyncapi.kinds import KINDS, tag_of
from liveblog.telling import ALONE
from project.realtime.refusals import Code

ROOT = Path(__file__).resolve().parents[2]
APPS = ("project/realtime", "project/images", "mapmarkers", "sketch", "liveblog")
EVENTS = {tag_of(struct) for struct in get_args(events.AnyEvent)}


def calls() -> Iterator[ast.Call]:
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            yield from (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))


def first_texts(function: str) -> set[str]:
    """What stands as a text in the first place where a function is called by this name."""
    found = (call.args[0] for call in calls() if ast.unparse(call.func).endswith(function) and call.args)
    return {str(one.value) for one in found if isinstance(one, ast.Constant)}


@pytest.mark.parametrize("name", ["asyncapi.json", "messages.md"])
def test_the_description_is_up_to_date(name: str) -> None:
    assert (REFERENCE / name).read_text() == made()[name], "`make output` describes the messages anew"


def test_every_event_that_is_appended_is_described_and_no_other() -> None:
    appended = {type for type in first_texts("log.append") if "." in type} | {*ALONE.values()}
    assert appended | {"post.added", "post.edited", "post.removed"} == EVENTS  # telling.py names them as values


def test_every_frame_that_the_server_makes_is_described_and_no_other() -> None:
    assert first_texts("Frame.of") | {"events", "live"} == {tag_of(frame) for frame in FRAMES}


def test_every_error_and_close_code_is_described_and_no_other() -> None:
    assert {*ERRORS} == {*get_args(Code)}
    numbers = re.compile(r"\b(?:44\d\d|10(?:12|13))\b")
    sources = "\n".join(path.read_text() for app in ("project",) for path in (ROOT / app).rglob("*.py"))
    assert {int(number) for number in numbers.findall(sources)} == {*CLOSE_CODES}


def test_the_story_of_the_protocol_names_every_message() -> None:
    story = (ROOT / "docs/protocol.md").read_text()
    frames = {tag_of(frame) for kind in KINDS for frame in kind.frames} | {tag_of(frame) for frame in FRAMES}
    assert {name for name in frames | EVENTS if f"`{name}`" not in story and f'"{name}"' not in story} == set()


def test_it_is_an_asyncapi_3_document() -> None:
    rules = json.loads((ROOT / "node_modules/@asyncapi/specs/schemas/3.0.0.json").read_text())
    jsonschema_rs.Draft7Validator(rules).validate(json.loads((REFERENCE / "asyncapi.json").read_text()))


def test_every_reference_in_it_leads_somewhere() -> None:
    document = json.loads((REFERENCE / "asyncapi.json").read_text())
    for reference in references(document):
        there = document
        for part in reference.removeprefix("#/").split("/"):
            there = there[part]


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from ([part["$ref"]] if "$ref" in part else ())
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from references(one)
