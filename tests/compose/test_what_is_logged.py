"""What the processes have written down by now: JSON objects that name requests, rooms and sockets, and nobody."""

import json
import re
from http.cookies import SimpleCookie

from tests.client import Client, visit
from tests.compose.resident import LOBBY
from tests.compose.stack import Stack, ask

KEYS = "SELECT owner_key, edit_key, view_key FROM realtime_room"
GREETING = re.compile(r"^Roomful is at \S+$", re.M)  # for whoever starts it by hand


async def test_logs_are_json_and_know_nobody(stack: Stack) -> None:
    cookie = visit(stack, LOBBY)
    async with Client(stack, cookie) as ana:
        await ana.done(await ana.command("chat.say", text="Between ourselves."))
    links = [key for row in stack.rows(KEYS) for key in row]
    for key in links[:2]:
        ask(f"{stack.url}/join/{key}/")
        ask(f"{stack.url}/join/{key}/nowhere/?key={key}")  # not found, which is logged
    log = GREETING.sub("", stack.logs())
    assert [line for line in log.splitlines() if line and not line.startswith("{")] == []
    lines = [json.loads(line) for line in filter(None, log.splitlines())]
    assert any("request" in line for line in lines)
    assert all({"at", "level", "logger", "message"} <= {*line} for line in lines)
    secrets = [*links, *(morsel.value for morsel in SimpleCookie(cookie).values())]
    personal = [ana.you["id"], ana.you["name"], "Between ourselves."]
    assert [said for said in [*secrets, *personal] if said in log] == []
