"""`python -m benchmarks.board_frames`: how smoothly a board of 10,000 items moves, without a graphics card.

The page of `board_page/` is the board's own view with a made-up board behind it: no room, no network. It is moved at
each frame, by its tiles and, for comparison, by drawing everything in sight anew; what counts is the time from one
frame to the next.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
PAGE = HERE / "board_page"
STATIC = HERE.parent / "frontend" / "static"
RESULT = HERE / "results" / "board_frames.json"
ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

ITEMS = 10_000
AREA = {"width": 6000, "height": 4000}  # units
WINDOW = {"width": 1440, "height": 900}
SECONDS = 5
ZOOMS = (0.25, 1, 4)  # the whole board in sight, a twentieth of it, a corner

Figures = dict[str, Any]


class Files(SimpleHTTPRequestHandler):
    """The page, and the board's own modules below /static/."""

    def translate_path(self, path: str) -> str:
        name = path.partition("?")[0].lstrip("/") or "index.html"
        root, name = (STATIC, name.removeprefix("static/")) if name.startswith("static/") else (PAGE, name)
        return str(root / name)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    with serving() as url, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(args=ARGUMENTS + as_root, executable_path=path)
        page = browser.new_page(viewport={"width": WINDOW["width"], "height": WINDOW["height"]})
        page.goto(url)
        page.wait_for_function("window.board")
        page.evaluate("([count, area]) => board.fill(count, area)", [ITEMS, AREA])
        rows = [measure(page, zoom, move, manner) for zoom, move in moves() for manner in ("anew", "tiles")]
        version = browser.version
        browser.close()
    show(rows)
    about = {"items": ITEMS, "window": WINDOW, "area": AREA, "seconds": SECONDS, "chromium": version}
    RESULT.write_text(json.dumps({**about, "rows": rows}, indent=2) + "\n")


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def moves() -> Iterator[tuple[float, str]]:
    yield from ((zoom, "pan") for zoom in ZOOMS)
    yield 1, "zoom"


def measure(page: Page, zoom: float, move: str, manner: str) -> Figures:
    middle = {"x": AREA["width"] / 2, "y": AREA["height"] / 2, "zoom": zoom}
    painted = page.evaluate("(place) => board.look(place)", middle)
    moved = page.evaluate("([move, ms, manner]) => board.frames(move, ms, manner)", [move, SECONDS * 1000, manner])
    times = sorted(moved["times"])
    return {
        "zoom": zoom,
        "move": move,
        "manner": manner,
        "frames_per_second": round(1000 * len(times) / sum(times), 1),
        "p50_ms": round(times[len(times) // 2], 1),
        "p95_ms": round(times[int(len(times) * 0.95)], 1),
        "max_ms": round(times[-1], 1),
        "first_painted_ms": round(painted),
        "unpainted": round(moved["unpainted"], 3) if manner == "tiles" else 0,
    }


def show(rows: list[Figures]) -> None:
    names = {"anew": "all in sight drawn anew", "tiles": "the board's tiles"}
    print(f"{ITEMS:,} items, {WINDOW['width']} by {WINDOW['height']} pixels, software rendering")
    print(f"{'zoom':>5} {'move':<5} {'drawn by':<24} {'frames/s':>8} {'p50 ms':>7} {'p95 ms':>7} {'max ms':>7}")
    for row in rows:
        figures = f"{row['frames_per_second']:>8} {row['p50_ms']:>7} {row['p95_ms']:>7} {row['max_ms']:>7}"
        print(f"{row['zoom']:>5} {row['move']:<5} {names[row['manner']]:<24} {figures}")


if __name__ == "__main__":
    main()
