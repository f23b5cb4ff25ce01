"""The fixtures of rooms serve here too: what a process does ends with the test."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from channels.layers import get_channel_layer
from channels.routing import get_default_application
from django.conf import settings

from project.firststeps.routing import named_channels
from project.realtime.worker import Worker
from tests.firststeps.page import Page
from tests.room_fixtures import process
from tests.tabs import until
from tests.visitors import Visitors

__all__ = ["process"]


@pytest.fixture
async def pages(process: None) -> AsyncIterator[Page]:
    """Opens the examples' sockets; they close with the test."""
    page = Page(Visitors())
    yield page
    await page.leave()


@pytest.fixture
async def working(process: None) -> AsyncIterator[None]:
    """A worker for the examples' named channels: with the layer in memory the sockets start one by themselves."""
    if not settings.REDIS_URL:
        yield
        return
    worker = Worker(get_default_application(), [*named_channels], get_channel_layer())
    running = asyncio.ensure_future(worker.arun())
    listening = get_channel_layer().channels
    await until(lambda: set(named_channels) <= set(listening), "the worker")
    yield
    running.cancel()
