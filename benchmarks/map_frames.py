"""Frames per second while a map with thousands of markers is dragged about, in headless Chromium.

    .venv/bin/python -m benchmarks.map_frames --markers 5000 --name after

`--root` measures another copy of the project, such as an earlier version. Figures go into `results/map_frames.json`.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "map_frames.json"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SIZE = {"width": 1280, "height": 800}
AREAS = {"world": (-50, 70, -170, 170), "country": (45, 50, 0, 8)}  # south, north, west, east

SEED = """
import random, uuid
from mapmarkers.models import Marker
from project.realtime.models import Room
chance = random.Random(1)
for slug, (south, north, west, east) in {areas!r}.items():
    room = Room.objects.create(kind="map", slug=slug, title=slug, public_role="editor")
    Marker.objects.bulk_create([
        Marker(id=uuid.UUID(int=chance.getrandbits(128)), room=room, title=f"Marker {{n}}", placed=True,
               color=chance.choice(["", "teal", "red", "amber"]), icon=chance.choice(["", "star", "tree"]),
               lat=chance.uniform(south, north), lng=chance.uniform(west, east)) for n in range({markers})], 500)
"""
COUNT_FRAMES = """() => {
  window.frames = [];
  const count = (time) => { window.frames.push(time); window.counting = requestAnimationFrame(count); };
  window.counting = requestAnimationFrame(count);
}"""
TAKE_FRAMES = "() => { cancelAnimationFrame(window.counting); return window.frames; }"


@contextmanager
def site(root: Path, markers: int) -> Iterator[str]:
    """A server of the project at `root`, with a map for each area; its address."""
    with tempfile.TemporaryDirectory(prefix="roomful-frames-") as data:
        environment = {
            **os.environ,
            "DATA_DIR": data,
            "STATIC_ROOT": f"{data}/static",
            "DEBUG": "1",
            "HOST": "127.0.0.1",
        }
        environment["PLACES"] = "0"
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "--verbosity=0"], check=True, cwd=root, env=environment)
        seed = SEED.format(areas=AREAS, markers=markers)
        subprocess.run([*manage, "shell", "-v", "0", "-c", seed], check=True, cwd=root, env=environment)
        serve = [sys.executable, "-m", "project.server", "--port=0"]
        process = subprocess.Popen(serve, text=True, stdout=subprocess.PIPE, cwd=root, env=environment)
        try:
            line = process.stdout.readline() if process.stdout else ""
            yield f"http://127.0.0.1:{int(line.rpartition(':')[2].strip(' /' + chr(10)))}"
        finally:
            process.kill()
            process.wait()


def drag_about(page: Page, seconds: float) -> list[float]:
    """Drag the map to and fro; the length of each frame meanwhile, in milliseconds."""
    page.mouse.move(640, 420)
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    step = 0
    while page.evaluate("() => performance.now() - (window.frames[0] ?? performance.now())") < 1000 * seconds:
        for _ in range(10):
            step += 1
            across = abs(step % 120 - 60) * 8  # pixels: 480 to the left, and back
            page.mouse.move(640 - across, 420 + across / 4)
    times = page.evaluate(TAKE_FRAMES)
    page.mouse.up()
    return [b - a for a, b in pairwise(times)]


def measure(page: Page, address: str, area: str, seconds: float) -> dict[str, Any]:
    page.goto(f"{address}/map/{area}/")
    page.locator("[data-map]:not([aria-busy])").wait_for(timeout=120_000)
    page.keyboard.press("f")
    page.wait_for_function("() => document.querySelectorAll('.leaflet-marker-icon').length > 0", timeout=60_000)
    page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 2000))")  # the map draws itself
    frames = drag_about(page, seconds)
    ordered = sorted(frames)
    return {
        "frames_per_second": round(1000 * len(frames) / sum(frames), 1),
        "median_ms": round(median(frames), 1),
        "p95_ms": round(ordered[int(0.95 * len(ordered))], 1),
        "longest_ms": round(ordered[-1], 1),
        "elements": page.locator(".leaflet-marker-icon").count(),
    }


def run(root: Path, markers: int, seconds: float) -> dict[str, Any]:
    with site(root, markers) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # a dict of that shape
        page.set_default_timeout(60_000)
        figures = {area: measure(page, address, area, seconds) for area in AREAS}
        browser.close()
    return {"markers": markers, "seconds": seconds, "at": f"{datetime.now(UTC):%F %T}", **figures}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markers", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--name", default="latest", help="of these figures in the results")
    parser.add_argument("--root", type=Path, default=ROOT)
    options = parser.parse_args()
    found = run(options.root, options.markers, options.seconds)
    print(json.dumps(found, indent=2))
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results |= {"machine": f"{os.cpu_count()} x {platform.machine()}", options.name: found}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
