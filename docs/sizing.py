"""A Sphinx extension: `sizing` shows what one core was measured to bear, from what `make bench` has written."""

import json
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

Figures = dict[str, float]


class Load(NamedTuple):
    """What one process was given to do; `bears` says what that comes to, from the medians of what was measured."""

    what: str
    workload: str
    subject: str
    bears: Callable[[Figures], str]


def room(measured: Figures) -> str:
    share = measured["server_cpu"]
    return f"{share:.0%} of a core, so {measured['sockets'] / share:,.0f} such sockets per core"


LOADS = [
    Load("A room of 50, 10 of whom move at 20 Hz", "fanout-50", "roomful", room),
    Load("A room of 200, 20 of whom move at 25 Hz", "fanout-200", "roomful", room),
    Load("A room of 500, 50 of whom move at 30 Hz", "fanout-500", "roomful", room),
    Load(
        "A socket at rest",
        "idle",
        "roomful",
        lambda it: f"{it['kilobytes_per_socket']:.1f} KB, and {it['idle_cpu_us_per_socket']:.0f} µs per second",
    ),
    Load(
        "Somebody who joins a board of 2,000 strokes",
        "joins",
        "roomful",
        lambda it: f"{it['cpu_ms_per_join']:.1f} ms, so {1e3 / it['cpu_ms_per_join']:,.0f} per second",
    ),
    Load(
        "Changes of one room, 50 people at once, PostgreSQL",
        "saturated",
        "PostgreSQL",
        lambda it: f"{it['acknowledged_per_second']:,.0f} stored commands per second",
    ),
]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("sizing", Sizing)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class Sizing(SphinxDirective):
    """A row for each load that has been measured."""

    def run(self) -> list[nodes.Node]:
        folder = Path(self.env.srcdir).parent / "benchmarks/results"
        rows = []
        for load in LOADS:
            file = folder / f"{load.workload}.json"
            self.env.note_dependency(file)
            if file.exists():
                measured = medians(json.loads(file.read_text())["runs"][load.subject])
                rows.append(f"| {load.what} | {load.bears(measured)} |")
        return self.parse_text_to_nodes("\n".join(["| one process | measured |", "|---|---|", *rows]))


def medians(rounds: list[dict[str, Any]]) -> Figures:
    return {name: median(one[name] for one in rounds) for name, value in rounds[0].items() if value is not None}
