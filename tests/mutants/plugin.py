"""pytest's part of a mutation run: each mutant has data of its own, and first the tests that are likely to notice it.

mutmut forks a process for each mutant from one that has imported everything. A test that fails is tried again
(`--reruns`), so that neither a busy machine nor a pause of the whole run is taken for a test that noticed something.
"""

import gc
import json
import os
import shutil
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.mutants.project_copy import PLACE
from tests.mutants.tries import function_of, note, tries

PATIENCE = 5  # seconds; many mutants are noticed by what never comes
DURATIONS = PLACE / "mutants/mutmut-stats.json"


def mutant() -> str:
    """The one that this process tries; "" while all is as it was."""
    name = os.environ.get("MUTANT_UNDER_TEST", "")
    return name if "__mutmut_" in name else ""


# Data


def pytest_sessionstart(session: pytest.Session) -> None:
    if session.config.option.collectonly:
        return
    from tests import tabs  # needs Django, which is set up by now

    tabs.PATIENCE = PATIENCE
    gc.freeze()  # pytest collects garbage many times in the end, of all that was imported before the fork, too
    name = f"roomful_{os.getpid()}"
    default: Any = settings.DATABASES["default"]
    test_database = default.setdefault("TEST", {})
    if settings.REDIS_URL:
        layer: Any = settings.CHANNEL_LAYERS["default"]
        layer["CONFIG"]["prefix"] = settings.CACHES["default"]["KEY_PREFIX"] = name
        on_postgres("CREATE DATABASE {} TEMPLATE {}", name, os.environ["TEMPLATE_DATABASE"])
        test_database["NAME"] = name
    else:
        test_database["NAME"] = Path(os.environ["DATA_DIR"]) / name
        shutil.copy(os.environ["TEMPLATE_DATABASE"], test_database["NAME"])


def pytest_unconfigure(config: pytest.Config) -> None:
    if config.option.collectonly:
        return
    name = settings.DATABASES["default"]["TEST"]["NAME"]
    if settings.REDIS_URL:
        on_postgres("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    else:
        for path in name.parent.glob(f"{name.name}*"):
            path.unlink()


def on_postgres(query: Any, *names: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(sql.SQL(query).format(*map(sql.Identifier, names)))


# Order


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First what noticed other mutants of the same function, then what is quick."""
    noticed = [one.noticed_by for one in tries() if one.function == function_of(mutant())]
    durations = json.loads(DURATIONS.read_text())["duration_by_test"] if DURATIONS.exists() else {}
    items.sort(key=lambda item: (-noticed.count(item.nodeid), durations.get(item.nodeid, 0)))


# What noticed it


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:  # a test that will be tried again did not fail yet: it is a "rerun"
        note(mutant(), report.nodeid, report.longreprtext.strip().splitlines()[-1])


def pytest_sessionfinish(exitstatus: int) -> None:
    if mutant() and exitstatus == pytest.ExitCode.OK:
        note(mutant())
