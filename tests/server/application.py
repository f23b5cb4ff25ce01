"""What the server under test serves: one small behaviour per path; `GET /state` tells how it went."""

import asyncio
import json
import sys
import threading
import time
from typing import Any

from asgiref.sync import async_to_sync, sync_to_async

from project.realtime import drain
from tests.server.clock import clock

state: dict[str, Any] = {"sent": 0, "received": 0, "disconnected": [], "blocked": False, "resumed": 0, "waiting": 0}
go = asyncio.Event()
ending = asyncio.Event()
closed = threading.Event()
wires: set[Any] = set()
inboxes: set[Any] = set()


def frame(payload: bytes) -> bytes:
    """A whole text frame as a relay prepares it."""
    size = len(payload)
    if size < 126:
        return bytes([0x81, size]) + payload
    if size < 65_536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


def say_reconnect(spread: float) -> None:
    ending.set()
    for wire in wires:
        wire.write(frame(json.dumps({"type": "reconnect", "after": spread}).encode()))


drain.on_drain(say_reconnect)


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await {"/state": show, "/go": let_go, "/stream": stream, "/later": later}.get(scope["path"], body_size)(
            scope, receive, send
        )
        return
    wire = scope["extensions"]["roomful.wire"]
    name = scope["path"].strip("/")
    assert (await receive())["type"] == "websocket.connect"
    if name == "never-accepted":
        await receive()
        return
    await send({"type": "websocket.accept"})
    if name == "leave":
        return
    wires.add(wire)
    inboxes.add(receive.__self__)
    try:
        while (message := await receive())["type"] == "websocket.receive":
            state["received"] += 1
            await BEHAVIOURS[name](wire, send, message.get("text") or message["bytes"])
        state["disconnected"].append(message["code"])
        sys.stderr.write("disconnected\n")
        closed.set()
    finally:
        wires.discard(wire)


async def echo(wire: Any, send: Any, text: str) -> None:
    await send({"type": "websocket.send", "text": text})


async def alternate(wire: Any, send: Any, text: str) -> None:
    """Numbers, the even ones prepared, the odd ones by `send`."""
    for number in range(int(text)):
        if number % 2:
            await send({"type": "websocket.send", "text": str(number)})
        else:
            wire.write(frame(b"%d" % number))


async def fill(wire: Any, send: Any, text: str) -> None:
    """Prepared frames until the wire is blocked; the rest when it resumes."""
    total, size = map(int, text.split())

    def more() -> None:
        state["resumed"] += 1
        while state["sent"] < total and not wire.blocked:
            wire.write(frame(b"%08d" % state["sent"] + b"x" * (size - 8)))
            state["sent"] += 1
        state["waiting"] = wire.waiting
        state["blocked"] = wire.blocked

    wire.on_resume = more
    more()


async def pour(wire: Any, send: Any, text: str) -> None:
    """The same by `send` alone."""
    total, size = map(int, text.split())
    for number in range(total):
        await send({"type": "websocket.send", "text": f"{number:08d}" + "x" * (size - 8)})
        state["sent"] += 1


async def wait(wire: Any, send: Any, text: str) -> None:
    """Receive nothing more before `GET /go`."""
    await go.wait()


async def close(wire: Any, send: Any, text: str) -> None:
    way, code, reason = text.split()
    if way == "wire":
        wire.close(int(code), reason)
    else:
        await send({"type": "websocket.close", "code": int(code), "reason": reason})


async def abort(wire: Any, send: Any, text: str) -> None:
    wire.abort()


async def command(wire: Any, send: Any, text: str) -> None:
    """Work that ends only after the drain has begun, as a commit may."""

    async def commit() -> None:
        await ending.wait()
        await asyncio.sleep(0.3)  # as long as a commit may take
        await send({"type": "websocket.send", "text": "committed"})

    state["working"] = asyncio.ensure_future(commit())
    drain.track(state["working"])


async def thread(wire: Any, send: Any, text: str) -> None:
    """A thread that goes on after its socket has closed, and then needs the loop, as after a commit."""

    def work() -> None:
        closed.wait()
        time.sleep(1)
        async_to_sync(say_done)()

    state["working"] = asyncio.ensure_future(sync_to_async(work, thread_sensitive=False)())


async def say_done() -> None:
    sys.stderr.write("done\n")


BEHAVIOURS = {
    function.__name__: function for function in (echo, alternate, fill, pour, wait, close, abort, command, thread)
}


async def show(scope: Any, receive: Any, send: Any) -> None:
    facts = {name: value for name, value in state.items() if name != "working"}
    facts |= {"sockets": len(wires), "client": scope["client"], "scheme": scope["scheme"]}
    facts["waiting_now"] = sum(wire.waiting for wire in wires)
    facts["taken"] = sum(wire.taken for wire in wires)
    facts["inbox"] = sum(inbox.qsize() for inbox in inboxes)
    await answer(send, json.dumps(facts).encode())


async def let_go(scope: Any, receive: Any, send: Any) -> None:
    go.set()
    await answer(send, b"")


async def later(scope: Any, receive: Any, send: Any) -> None:
    """Ten seconds later, for those who go by the clock (see settings.py)."""
    clock.now += 10
    for wire in list(wires):
        wire._protocol.check_timeouts()
    await answer(send, b"")


async def stream(scope: Any, receive: Any, send: Any) -> None:
    """64 MiB for a reader who may be slow."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(1024):
        await send({"type": "http.response.body", "body": b"x" * 65_536, "more_body": True})
        state["sent"] += 1
    await send({"type": "http.response.body", "body": b""})


async def body_size(scope: Any, receive: Any, send: Any) -> None:
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message["body"])
        more = message["more_body"]
    await answer(send, b"%d" % size)


async def answer(send: Any, body: bytes) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})
