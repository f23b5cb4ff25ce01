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


UNITS = {"B": 1, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}  # of `docker stats`

Memory = dict[str, list[float]]


class Step(NamedTuple):
    what: str
    seconds: float


def write(file: Path, parts: Iterable[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n\n".join(parts) + "\n")


def circumstances() -> str:
    engine = docker("version", "--format", "Docker {{.Server.Version}}").strip()
    load = f"load {os.getloadavg()[2]:.1f} over the last 15 minutes"  # also by others: this says how busy it was
    where = f"{engine}, {os.cpu_count()} cores, everything on one machine, {load}"
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


def memory_now() -> Memory:
    """Service -> megabytes of each of its containers, as the engine tells them."""
    services = dict(line.split() for line in compose("ps", "--format", "{{.ID}} {{.Service}}").splitlines())
    lines = docker("stats", "--no-stream", "--format", "{{.ID}} {{.MemUsage}}", *services).splitlines()
    memory: Memory = {}
    for container, used, *_ in map(str.split, lines):
        memory.setdefault(services[container], []).append(in_megabytes(used))
    return memory


def in_megabytes(text: str) -> float:
    """What `docker stats` says, such as 90.16MiB."""
    number, unit = re.fullmatch(r"([\d.]+)([KMG]?i?B)", text).groups()  # type: ignore[union-attr]  # or it says so
    return float(number) * UNITS[unit] / 1e6


def memories(moments: dict[str, Memory]) -> str:
    """A row for each service; `moments` has, for each moment that its keys name, the memory of all."""
    services = sorted({service for memory in moments.values() for service in memory})
    rows = [[f"`{one}`", *(said(memory.get(one, [])) for memory in moments.values())] for one in services]
    return table(["memory of", *moments], rows)


def said(containers: list[float]) -> str:
    each = " + ".join(f"{one:.0f}" for one in sorted(containers))
    return f"{each} MB" if containers else ""


def read_stories(file: Path) -> str:
    """The table of the tests without its first column, whose numbers are of another list."""
    lines = [line for line in file.read_text().splitlines() if line.startswith("|")]
    return "\n".join("|" + line.split("|", 2)[2] for line in lines).replace(" docker compose: ", " ")


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def megabytes(count: int) -> str:
    return f"{count / 1e6:.0f} MB"
