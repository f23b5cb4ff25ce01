"""`make mutants`: changes the modules on which the promise rests, one place at a time, and sees whether tests notice.

mutmut makes the changes and runs the tests that come by the changed function: first on SQLite, then, for what survived,
on a PostgreSQL and a Redis. What was found out stays in `.mutants/`: another run goes on where this one stopped.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import services
from tests.mutants import project_copy, verdicts
from tests.mutants.tries import tries
from tests.web_process import ROOT, manage

FIGURES = ROOT / "docs/figures/mutants.md"
WANTED = 85  # percent
PROCESSES = os.environ.get("PROCESSES", "2")  # they wait more than they work
TRIES = 3  # of what timed out: a pause of the whole run counts as time, too


def main() -> int:
    os.nice(19 - os.nice(0))
    project_copy.refresh()
    os.environ["FINGERPRINT"] = project_copy.fingerprint()
    project_copy.forget_stale_stats()
    with tempfile.TemporaryDirectory(prefix="roomful-mutants-") as place:
        Path(place).chmod(0o755)  # an unprivileged PostgreSQL has its folder in there
        os.environ["TMPDIR"] = tempfile.tempdir = place
        try_on_sqlite(Path(place) / "data")
        try_on_services()
    found = verdicts.verdicts()
    verdicts.write(FIGURES, found)
    print(verdicts.table(found))
    return 0 if verdicts.percent(found) >= WANTED else 1


def try_on_sqlite(data: Path) -> None:
    """Each mutant that was not tried yet; what timed out a few times more."""
    manage("migrate", "--verbosity=0", DATA_DIR=str(data), SECRET_KEY="only for tests")
    sqlite = {"DATABASE_URL": "", "REDIS_URL": "", "TEMPLATE_DATABASE": str(data / "roomful.sqlite3")}
    mutmut([], sqlite)
    for _ in range(TRIES - 1):
        if slow := [one.mutant for one in verdicts.verdicts() if one.timed_out]:
            mutmut(slow, sqlite)


def try_on_services() -> None:
    """What survived: what crosses Redis can only be noticed where there is one."""
    now = os.environ["FINGERPRINT"]
    tried = {one.mutant for one in tries() if one.on_services and one.fingerprint == now and not one.noticed_by}
    left = [one.mutant for one in verdicts.verdicts() if one.survived and one.mutant not in tried]
    if left:
        with services.redis_server() as redis, services.postgres_server() as postgres:
            template = postgres.create_database("roomful")
            manage("migrate", "--verbosity=0", DATABASE_URL=template, SECRET_KEY="only for tests")
            mutmut(left, {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url, "TEMPLATE_DATABASE": "roomful"})


def mutmut(mutants: list[str], environment: dict[str, str]) -> None:
    """Have mutmut try these, or all that it has not tried; it first runs the tests without any change."""
    command = [verdicts.MUTMUT, "run", "--max-children", PROCESSES, *mutants]
    for _ in range(TRIES):
        known = len(tries())
        if subprocess.run(command, cwd=project_copy.PLACE, env=os.environ | environment, check=False).returncode == 0:
            return
        for one in tries()[known:]:
            if not one.mutant:
                print(f"Fails without any change: {one.noticed_by}: {one.how}", flush=True)
    sys.exit("mutmut has failed several times.")


if __name__ == "__main__":
    sys.exit(main())
