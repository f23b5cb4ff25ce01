"""Row 4: random people, commands, losses and restarts: whatever happens, all clients and the database end equal.

The long form (`make faults`) looks further, each time elsewhere; the short form always does the same.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.figures import LONG, Figures, exactly, seen
from tests.faults.machine_rules import Rooms

SHORT = settings(max_examples=30, stateful_step_count=30, derandomize=True, database=None, phases=[Phase.generate])
FULL = settings(max_examples=200, stateful_step_count=50, print_blob=True, database=None)
PROFILE = FULL if LONG else SHORT


@pytest.mark.timeout(3600 if LONG else 240)
@pytest.mark.usefixtures("transactional_db", "many_sockets")
def test_all_clients_and_the_database_end_equal(figures: Figures) -> None:
    profile = settings(PROFILE, deadline=None, suppress_health_check=[*HealthCheck])
    failures = 1
    try:
        run_state_machine_as_test(Rooms, settings=profile)
        failures = 0
    finally:
        figures.note(
            4,
            "a state machine of commands, drops, reconnects, lost and late notices, failing commits, pruning, restarts",
            f"{profile.max_examples} × at most {profile.stateful_step_count} steps",
            exactly("divergences and unflagged gaps", failures, 0),
            seen("rooms", Rooms.examples),
            seen("steps", Rooms.steps),
        )


@pytest.fixture
def many_sockets(settings: Any) -> None:
    """Nothing is refused for coming too often."""
    settings.COMMANDS_PER_SECOND = settings.LIVE_PER_SECOND = 100_000
    settings.PLACES = False
