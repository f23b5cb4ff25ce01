"""People who change what is stored, each one marker, and wait for their acknowledgements."""

import asyncio
import time
import uuid
from array import array

import msgspec

from benchmarks.client import Client, connect
from benchmarks.servers import Server
from benchmarks.subjects import Subject


class Message(msgspec.Struct):
    type: str = ""
    op: str = ""
    events: list[msgspec.Raw] = []  # msgspec copies it


class Decoder:
    """A room's events go to all of its writers in the same bytes: each frame is decoded once."""

    def __init__(self) -> None:
        self._decode = msgspec.json.Decoder(Message).decode
        self._text = b""
        self._message = Message()

    def __call__(self, text: bytes) -> Message:
        if text != self._text:
            self._text, self._message = text, self._decode(text)
        return self._message


class Writer:
    """One person, with one marker."""

    def __init__(self, decode: Decoder, room: str) -> None:
        self.room = room
        self.marker = uuid.uuid4()
        self.due: dict[str, float] = {}  # when each `op` that is not acknowledged was to be sent
        self.delays: array[float] = array("d")
        self.events = 0
        self.errors = 0
        self.welcomed = asyncio.Event()
        self.placed = asyncio.Event()
        self.client: Client
        self._decode = decode
        self._number = 0
        self._presses = False  # says the next one when one is acknowledged

    async def join(self, server: Server, subject: Subject, gate: asyncio.Semaphore) -> None:
        async with gate:
            self.client = await connect(server.port, subject.room(self.room), self.read)
            self.client.send(b'{"type":"hello","since":null}')
            await self.welcomed.wait()
            self._command("marker.add", "place")
            await self.placed.wait()

    def read(self, text: bytes) -> None:
        message = self._decode(text)
        match message.type:
            case "events":
                self.events += len(message.events)
            case "ack":
                self.placed.set()
                if due := self.due.pop(message.op, None):
                    self.delays.append(time.monotonic() - due)
                if self._presses:
                    self.move(time.monotonic())
            case "welcome":
                self.welcomed.set()
            case "error":
                self.errors += 1

    async def keep_moving(self, due: float, every: float) -> None:
        while True:
            await asyncio.sleep(due - time.monotonic())
            self.move(due)
            due += every

    async def press(self, in_flight: int) -> None:
        self._presses = True
        for _ in range(in_flight):
            self.move(time.monotonic())
        try:
            await asyncio.Event().wait()
        finally:
            self._presses = False

    def move(self, due: float) -> None:
        op, self._number = str(self._number), self._number + 1
        self.due[op] = due
        self._command("marker.move", op, lng=self._number % 18_000 * 0.01)

    def _command(self, type: str, op: str, lng: float = 0.0) -> None:
        lng = round(lng, 2)
        self.client.send(msgspec.json.encode({"type": type, "op": op, "id": self.marker, "lat": 52.3702, "lng": lng}))
