"""What a room's page tells its scripts, read as they read it."""

import json
import re
from typing import Any

from django.test import Client

from project.realtime.models import Room


def config(browser: Client, room: Room) -> dict[str, Any]:
    """What the room's page tells its scripts."""
    page = browser.get(room.get_absolute_url()).content.decode()
    found = re.search(r'<script id="room-config" type="application/json">(.*?)</script>', page, re.S)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told
