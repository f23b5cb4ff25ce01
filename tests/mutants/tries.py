"""What became of each try of a mutant, one line a try: which test noticed it and how, or that none did."""

import json
import os
from typing import NamedTuple

from tests.mutants.project_copy import PLACE

FILE = PLACE / "tries.jsonl"


class Try(NamedTuple):
    mutant: str  # "" for none
    fingerprint: str  # of the code and the tests
    on_services: bool
    noticed_by: str  # a test; "" for none
    how: str

    @property
    def function(self) -> str:
        return function_of(self.mutant)


def function_of(mutant: str) -> str:
    return mutant.rpartition("__mutmut_")[0]


def tries() -> list[Try]:
    return [Try(*json.loads(line)) for line in FILE.read_text().splitlines()] if FILE.exists() else []


def note(mutant: str, noticed_by: str = "", how: str = "") -> None:
    """Append what became of a mutant, or ("") that a test fails without any."""
    one = Try(mutant, os.environ["FINGERPRINT"], bool(os.environ["REDIS_URL"]), noticed_by, how)
    with FILE.open("a") as file:
        file.write(json.dumps(one) + "\n")
