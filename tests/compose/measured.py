"""What `make compose-test` has measured, as the page that `docs/deploy.md` includes: docs/figures/compose.md."""

import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tests.compose.compose_stack import compose, docker
from tests.web_process import ROOT

OURS = {"roomful-app": "`web`, `worker`, `migrate`, `secrets`", "roomful-proxy": "`proxy`"}


class Step(NamedTuple):
    what: str
    seconds: float


def write(file: Path, steps: Iterable[Step], memory: dict[str, dict[str, str]], stories: str) -> None:
    """`memory` has, for each moment that its keys name, that of each container; `stories` is the table of the tests."""
    parts = [circumstances(), times(steps), images(), memories(memory), stories_without_numbers(stories)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n\n".join(parts) + "\n")


def circumstances() -> str:
    engine = docker("version", "--format", "Docker {{.Server.Version}}").strip()
    where = f"{engine}, {os.cpu_count()} cores, everything on one machine"
    return f"Measured by `make compose-test` on {datetime.now(UTC):%Y-%m-%d}: {where}."


def times(steps: Iterable[Step]) -> str:
    return table(["step", "time"], [[step.what, f"{step.seconds:.0f} s"] for step in steps])


def images() -> str:
    """The size of our images: the whole, and what is ours on top of the one that they begin from."""
    rows = []
    for image, services in OURS.items():
        whole = int(docker("image", "inspect", "--format", "{{.Size}}", image))
        rows.append([f"`{image}` ({services})", megabytes(whole), megabytes(own_layers(image))])
    return table(["image", "whole", "without the image that it begins from"], rows)


def own_layers(image: str) -> int:
    """Bytes of the layers on top of the base image: what was made by the steps of our Dockerfile."""
    form = "{{.Size}}\t{{.CreatedBy}}"
    lines = docker("history", "--human=false", "--no-trunc", "--format", form, image).splitlines()
    steps = re.findall(r"^(?:RUN|COPY) (?:--\S+ )*(.{6,12})", (ROOT / "Dockerfile").read_text(), re.M)
    return sum(int(line.split("\t")[0]) for line in lines if any(step in line for step in steps))


def memory_now() -> dict[str, str]:
    """Container -> memory, as the engine tells it."""
    ours = compose("ps", "--quiet").split()
    lines = docker("stats", "--no-stream", "--format", "{{.Name}}\t{{.MemUsage}}", *ours).splitlines()
    told = dict(line.split("\t") for line in lines)
    return {re.sub(r"^.*-(\w+-\d+)$", r"\1", name): used.split(" / ")[0] for name, used in sorted(told.items())}


def memories(memory: dict[str, dict[str, str]]) -> str:
    containers = sorted({name for told in memory.values() for name in told})
    rows = [[f"`{name}`", *(told.get(name, "") for told in memory.values())] for name in containers]
    return table(["container", *memory], rows)


def stories_without_numbers(stories: str) -> str:
    """The fault table without its first column, whose numbers are of another list."""
    lines = [line for line in stories.splitlines() if line.startswith("|")]
    return "\n".join("|" + line.split("|", 2)[2] for line in lines).replace(" docker compose: ", " ")


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB"
