"""The tutorial's first map: thirty lines, and what they do."""

from pathlib import Path

import pytest
from channels.layers import get_channel_layer
from channels.testing import WebsocketCommunicator
from pytest_django.fixtures import Settings

from docs.tutorial import first_map
from docs.tutorial.first_map.consumer import FirstMap

HERE = Path(first_map.__file__).parent
MOVE = {"id": "1", "lat": 52.09, "lng": 5.12}


@pytest.fixture(autouse=True)
def layer_in_memory(settings: Settings) -> None:
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


@pytest.mark.django_db(transaction=True)  # Channels looks at its connections before each message
async def test_everybody_sees_a_move_the_mover_included() -> None:
    ana, bo = (WebsocketCommunicator(FirstMap.as_asgi(), "/ws/") for _ in range(2))
    for person in (ana, bo):
        await person.connect()
    await ana.send_json_to(MOVE)
    assert await ana.receive_json_from(timeout=10) == await bo.receive_json_from(timeout=10) == MOVE
    await bo.disconnect()
    assert len(get_channel_layer().groups["map"]) == 1
    await ana.disconnect()


def test_it_has_thirty_lines() -> None:
    sources = [HERE / "consumer.py", HERE / "static/first_map/map.js"]
    lines = [line.strip() for source in sources for line in source.read_text().splitlines()]
    assert len([line for line in lines if line and not line.startswith(("#", '"""', "/**"))]) <= 30
