"""What a page weighs on a first visit, how soon it shows something, and how smoothly it moves among 50 others."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from statistics import median

from playwright.async_api import Browser, async_playwright

from benchmarks import machine
from benchmarks.cursors import moving_cursors
from benchmarks.measuring import Figures
from benchmarks.servers import Server
from benchmarks.subjects import Subject

ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WINDOW = {"width": 1280, "height": 800}
PATIENCE = 120_000  # milliseconds
READY = {"map": "[data-map]:not([aria-busy])", "sketch": "canvas", "live": "article"}
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
COUNT_FRAMES = """(ms) => new Promise((resolve) => {
  const times = [];
  const count = (time) => {
    times.push(time);
    if (time - times[0] < ms) requestAnimationFrame(count);
    else resolve(times);
  };
  requestAnimationFrame(count);
})"""


@dataclass(frozen=True)
class Shape:
    visits: int = 3  # first ones, of each page
    cursors: int = 50
    rate: float = 20  # positions per second of each
    seconds: float = 4  # of counting frames


async def figures(server: Server, shape: Shape) -> Figures:
    site = f"http://127.0.0.1:{server.port}"
    found: Figures = {}
    async with chromium() as browser:
        for kind in READY:
            visits = [await first_visit(browser, f"{site}/{kind}/lobby/", kind) for _ in range(shape.visits)]
            for name in visits[0]:
                found[f"{kind}_{name}"] = median(visit[name] for visit in visits)
        for kind in ("map", "sketch"):
            async with moving_cursors(server.port, kind, shape.cursors, shape.rate):
                times = await frames(browser, f"{site}/{kind}/lobby/", kind, shape)
            lengths = [after - before for before, after in pairwise(times)]
            found[f"{kind}_frames"] = 1000 * len(lengths) / sum(lengths)
            found[f"{kind}_longest_ms"] = max(lengths)
    return found


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(args=ARGUMENTS + as_root, executable_path=path)
        yield browser
        await browser.close()


async def first_visit(browser: Browser, address: str, kind: str) -> Figures:
    """Load the page in a browser that has never been here."""
    context = await browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]  # a dict of that shape
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    loaded: dict[str, float] = {}
    listening = await context.new_cdp_session(page)
    listening.on(
        "Network.loadingFinished", lambda event: loaded.update({event["requestId"]: event["encodedDataLength"]})
    )
    await listening.send("Network.enable")
    await page.goto(address)
    await page.locator(READY[kind]).first.wait_for()
    await page.wait_for_load_state("networkidle")
    painted = await page.evaluate(PAINTED)
    await context.close()
    return {"kilobytes": sum(loaded.values()) / 1000, "files": len(loaded), "paint_ms": painted}


async def frames(browser: Browser, address: str, kind: str, shape: Shape) -> list[float]:
    """When each frame was drawn, in milliseconds, while the others' cursors move."""
    context = await browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]  # as above
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    await page.goto(address)
    await page.locator(READY[kind]).first.wait_for()
    await page.evaluate(COUNT_FRAMES, 1000)  # what comes with the first second
    times: list[float] = await page.evaluate(COUNT_FRAMES, shape.seconds * 1000)
    await context.close()
    return times


def measure(shape: Shape, server: Server, subject: Subject) -> list[Figures]:
    """Here the browser is what is measured: everybody may use both cores."""
    os.sched_setaffinity(0, machine.CORES)
    for process in server.processes:
        os.sched_setaffinity(process.pid, machine.CORES)
    try:
        return [asyncio.run(figures(server, shape))]
    finally:
        os.sched_setaffinity(0, {machine.LOAD_CORE})


def measuring(**shape: int) -> "partial[list[Figures]]":
    return partial(measure, Shape(**shape))
