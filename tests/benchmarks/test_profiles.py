"""A profile says where the time went, and nothing of threads that wait."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import flames
from benchmarks.stacks import Stacks

SEEN = """\
thread (7): MainThread;main (run.py);Handle._run (asyncio/events.py);Relay.flush (project/realtime/relay.py) 1
thread (7): MainThread;Handle._run (asyncio/events.py);Relay.flush (project/realtime/relay.py);\
Wire.put (project/serving/wire.py) 2
thread (7): MainThread;BaseEventLoop._run_once (asyncio/base_events.py);EpollSelector.select (selectors.py) 90
thread (8): database_0;_WorkItem.run (concurrent/futures/thread.py);execute (/x/site-packages/django/db/<utils>.py) 1
thread (8): database_0;_worker (concurrent/futures/thread.py) 90
"""


@pytest.fixture
def stacks(tmp_path: Path) -> Stacks:
    (tmp_path / "seen").write_text(SEEN)
    return Stacks.read(tmp_path / "seen")


def test_a_function_has_its_own_time_and_that_of_what_it_calls(stacks: Stacks) -> None:
    assert stacks.table()[2:] == [
        "| `Wire.put (project/serving/wire.py)` | 50.0% | 50.0% |",
        "| `Relay.flush (project/realtime/relay.py)` | 25.0% | 75.0% |",
        "| `execute (django/db/<utils>.py)` | 25.0% | 25.0% |",
    ]


def test_a_flame_graph_has_a_box_for_each_function_upon_its_caller(stacks: Stacks) -> None:
    drawn = ElementTree.fromstring(flames.draw("The <server>", stacks))  # noqa: S314 -- we drew it
    boxes = list(drawn.iter("{http://www.w3.org/2000/svg}g"))
    told = [box[0].text for box in boxes]
    assert told == [
        "event loop: 75.0%",
        "Relay.flush (project/realtime/relay.py): 75.0%",
        "Wire.put (project/serving/wire.py): 50.0%",
        "other threads: 25.0%",
        "execute (django/db/<utils>.py): 25.0%",
    ]
    heights = [float(box[1].attrib["y"]) for box in boxes]
    assert heights[0] > heights[1] > heights[2]
    assert heights[0] == heights[3]
