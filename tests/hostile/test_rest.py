"""Row 12: Schemathesis over REST, against the real server: right and wrong requests, none of them a mistake of ours."""

from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.core.result import Ok

from tests.faults.figures import Figures, exactly, pick, seen
from tests.hostile.visitor import Visitor
from tests.hostile.watched import Watched
from tests.web_process import WebProcess

EXAMPLES = pick(short=5, long=25)  # of each operation, right ones and as many wrong ones
KINDS = {"maps": "map", "sketches": "sketch", "blogs": "live"}


class Asker:
    """Sends each case to rooms of its own; counts the answers."""

    def __init__(self, site: WebProcess) -> None:
        self.site = site
        owner = Visitor(site)
        self.rooms = {kind: owner.makes(kind) for kind in KINDS.values()}
        self.asked = 0
        self.failed: list[str] = []

    def ask(self, case: Any) -> None:
        path = case.path.split("/")
        kind = KINDS.get(path[2], "map")
        if case.method == "DELETE" and path[2] == "rooms":
            return  # the room is still needed
        given = case.path_parameters or {}
        if "slug" in given:
            given["slug"] = self.rooms[kind]["slug"]
        if "kind" in given:
            given["kind"] = kind
        answer = case.call(
            base_url=self.site.url, headers={"Authorization": f"Link {self.rooms[kind]['links']['owner']}"}
        )
        self.asked += 1
        if answer.status_code >= 500:
            self.failed.append(f"{case.as_curl_command()} -> {answer.status_code}")


@pytest.mark.timeout(900)
def test_no_request_is_a_mistake_of_ours(site: WebProcess, figures: Figures) -> None:
    schema = schemathesis.openapi.from_url(f"{site.url}/api/schema/")
    asker = Asker(site)
    operations = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    with Watched(site) as watch:
        for operation in operations:
            for mode in GenerationMode.POSITIVE, GenerationMode.NEGATIVE:
                try_all(asker, operation, mode)
    assert asker.failed == []
    figures.note(
        12, "Schemathesis over REST", f"{asker.asked:,} requests", *watch.clean(len(asker.failed)), watch.memory(20),
        exactly("healthy afterwards", site.status("/healthz"), 200), seen("operations", len(operations)),
    )  # fmt: skip


def try_all(asker: Asker, operation: Any, mode: GenerationMode) -> None:
    @seed(12)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        asker.ask(case)

    with suppress(Unsatisfiable):  # nothing can be wrong about some of them
        ask()
