"""The OpenAPI description is true: Schemathesis makes requests of it, good and bad ones, for all that is registered."""

import io
from typing import Any
from uuid import UUID, uuid4

import pytest
import schemathesis
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from project.realtime.kinds import room_kinds
from project.realtime.models import Room
from tests.api.asking import Asker

EXAMPLES = 12  # for each operation, beside the boundaries of each field
ROOM = "playground"
THINGS: dict[str, dict[str, Any]] = {  # one of each kind, to be retrieved, changed and deleted
    "/api/maps/{slug}/markers/": {"lat": 52.1, "lng": 5.1},
    "/api/sketches/{slug}/items/": {"kind": "rectangle", "x": 0, "y": 0, "w": 10, "h": 10},
    "/api/blogs/{slug}/posts/": {"body": "Hello"},
}
BEYOND_SCHEMAS = ("/api/sketches/", "/api/blogs/")  # what is allowed there is more than a schema can say
TOKEN = "t" * 32

description = SchemaGenerator().get_schema(request=None, public=True)
settled = {"deterministic": True, "database": "none", "with-security-parameters": False}
# Which fields go together (no points in a rectangle) is more than a schema of single fields can say.
together = {"positive_data_acceptance": {"expected-statuses": ["2xx", 400, 404, 409]}}
items = [{"include-path-regex": "^/api/sketches/", "checks": together}]
schema = schemathesis.openapi.from_dict(
    description, config=SchemathesisConfig.from_dict({"generation": settled, "operations": items})
)
schema.app = get_wsgi_application()


@pytest.fixture
def staff(transactional_db: None, no_places: None) -> Asker:
    """Somebody who may do everything in every room."""
    asker = Asker(Client())
    asker.client.force_login(User.objects.create(username="ina", is_staff=True))
    return asker


@schema.parametrize()
@settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=[*HealthCheck])
def test_everything_is_as_it_is_described(case: Any, staff: Asker) -> None:
    aim(case, staff)
    session = staff.client.cookies["sessionid"].value
    case.call_and_validate(
        headers={"X-CSRFToken": TOKEN, "Accept-Encoding": "identity"},  # without a network nobody unpacks the answer
        cookies={"sessionid": session, "csrftoken": TOKEN},
        excluded_checks=[positive_data_acceptance] if case.path.startswith(BEYOND_SCHEMAS) else [],
    )


def aim(case: Any, staff: Asker) -> None:
    """Have requests hit a room, and most of them a thing in it, that are there."""
    for app in room_kinds():
        Room.objects.get_or_create(kind=app.room_kind, slug=ROOM, defaults={"title": "Playground"})
    given = case.path_parameters or {}
    if "slug" in given:
        given["slug"] = ROOM
    if "kind" in given:
        given["kind"] = "map"
    if is_uuid(given.get("id")):
        given["id"] = a_thing(case.path.removesuffix("{id}/"), staff)
    if isinstance(case.body, dict) and is_uuid(case.body.get("id")):
        case.body["id"] = str(uuid4())  # Schemathesis has its favourite


def a_thing(path: str, staff: Asker) -> str:
    here = path.removeprefix("/api").format(slug=ROOM)
    found = staff.get(here)[1]["results"]
    return str(found[0]["id"] if found else staff.post(here, THINGS[path])[1]["id"])


def is_uuid(value: Any) -> bool:
    try:
        return bool(UUID(value))
    except (AttributeError, TypeError, ValueError):
        return False


def test_every_kind_of_thing_can_be_made_here() -> None:
    made = {path for path, operations in description["paths"].items() if "post" in operations and "{slug}" in path}
    assert made <= THINGS.keys()


def test_nothing_in_the_description_had_to_be_guessed() -> None:
    call_command("spectacular", "--fail-on-warn", stdout=io.StringIO())


def test_the_description_is_valid(transactional_db: None) -> None:
    status, told = Asker().get("/schema/")
    assert status == 200
    validate_schema(told)
    assert {"/api/rooms/", "/api/maps/{slug}/markers/"} <= told["paths"].keys()


def test_what_is_not_there_is_said_in_json(transactional_db: None) -> None:
    for path in ("/nothing/", "/rooms", "/maps/lobby/markers/7/"):
        assert Asker().get(path)[1]["code"] == "not_found"
        assert Asker().post(path, {})[1]["code"] == "not_found"
