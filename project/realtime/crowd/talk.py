"""A visitor's side of one socket: commands that wait for their answer, live updates that do not."""

import asyncio
import json
import uuid
from contextlib import suppress
from typing import Any, Protocol

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from project.realtime.crowd.tally import Tally

SEEN_EVERY = 32  # events


class Listener(Protocol):
    """Whoever follows what happens in the room."""

    def welcome(self, state: dict[str, Any]) -> None: ...
    def happened(self, event: dict[str, Any]) -> None: ...
    def held(self, id: str) -> None: ...


class Refusal(Exception):
    """The room's final no, and its code."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class Talk:
    """What is said and heard, by the rules that browsers follow."""

    def __init__(self, socket: ClientConnection, tally: Tally) -> None:
        self._socket = socket
        self._tally = tally
        self._answers: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._quiet_until = 0.0
        self._seen = 0
        self.id = self.role = ""
        self.frozen = False
        self.welcomed = asyncio.Event()

    @property
    def may_edit(self) -> bool:
        return self.role == "owner" or (self.role == "editor" and not self.frozen)

    async def hello(self) -> None:
        await self._send({"type": "hello", "since": None})

    async def live(self, type: str, **fields: Any) -> None:
        """Say something that is out of date in a moment; nothing, while the room asks for less."""
        if asyncio.get_running_loop().time() >= self._quiet_until:
            self._tally.sent += 1
            await self._send({"type": type, **fields})

    async def command(self, type: str, **fields: Any) -> None:
        """Ask for something until it is done; `Refusal` if it will not be."""
        loop = asyncio.get_running_loop()
        frame = {"type": type, "op": uuid.uuid4().hex, **fields}
        while True:
            self._answers[frame["op"]] = answered = loop.create_future()
            asked = loop.time()
            try:
                await self._send(frame)
                answer = await answered
            finally:
                self._answers.pop(frame["op"], None)
            if answer["type"] == "ack":
                self._tally.acks.append(loop.time() - asked)
                return
            self._tally.errors[answer["code"]] += 1
            if "retry_after" not in answer:
                raise Refusal(answer["code"], answer["detail"])
            await asyncio.sleep(answer["retry_after"])

    async def listen(self, listener: Listener) -> None:
        """Hear everything until the connection ends."""
        with suppress(ConnectionClosed):
            async for text in self._socket:
                frame = json.loads(text)
                self._hear(frame, listener)
                if frame["type"] == "events" and frame["events"][-1]["seq"] - self._seen >= SEEN_EVERY:
                    self._seen = frame["events"][-1]["seq"]
                    await self._send({"type": "seen", "seq": self._seen})

    def _hear(self, frame: dict[str, Any], listener: Listener) -> None:
        match frame["type"]:
            case "welcome":
                self.id, self.role = frame["you"]["id"], frame["you"]["role"]
                self.frozen, self._seen = frame["room"]["frozen"], frame["seq"]
                listener.welcome(frame["state"])
                self.welcomed.set()
            case "events":
                self._tally.events += len(frame["events"])
                for event in frame["events"]:
                    self.frozen = event.get("frozen", self.frozen)
                    listener.happened(event)
            case "live":
                self._tally.heard += sum(update["by"] != self.id for update in frame["updates"])
            case "you":
                self.role = frame["you"]["role"]
            case "ack" | "error":
                self._answered(frame, listener)

    def _answered(self, frame: dict[str, Any], listener: Listener) -> None:
        waiting = self._answers.get(frame.get("op", ""))
        if waiting and not waiting.done():
            waiting.set_result(frame)
        elif frame["type"] == "error":  # to a live update
            self._tally.errors[frame["code"]] += 1
            if frame["code"] == "held":
                listener.held(frame["id"])
            self._quiet_until = asyncio.get_running_loop().time() + frame.get("retry_after", 0)

    async def _send(self, frame: dict[str, Any]) -> None:
        await self._socket.send(json.dumps(frame))
