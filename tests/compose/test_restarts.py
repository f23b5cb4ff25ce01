"""Web processes go and come back, one or all: nobody loses anything, sees an error page, or stays behind as a ghost."""

import asyncio
from collections.abc import Callable
from functools import partial

import pytest

from tests.compose.resident import company, working
from tests.compose.stack import Stack
from tests.faults.figures import Figures, exactly

WAYS = {"one": False, "all, one after the other": False, "all at once": True}  # whether nobody is there for a while


@pytest.mark.parametrize("which", WAYS)
@pytest.mark.timeout(300)
async def test_a_restart_loses_nothing_and_shows_no_error(stack: Stack, figures: Figures, which: str) -> None:
    acts: list[Callable[[], None]] = [partial(stack.restart_one, 0), stack.roll, stack.restart_all]
    act = dict(zip(WAYS, acts, strict=True))[which]
    async with company(stack) as here:
        async with working(stack, here) as work:
            await asyncio.to_thread(act)
        measured = await work.finish(stack)
    codes = {code for one in here.people for code in one.close_codes}
    figures.note(
        11,
        f"{stack.name}: SIGTERM to {which} of {stack.webs} web processes, 20 commands/s",
        "once",
        *measured,
        work.error_pages(may_be=WAYS[which]),
        exactly("close codes other than 1012", codes - {1012}, set()),
    )
