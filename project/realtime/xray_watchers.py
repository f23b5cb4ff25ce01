"""The sockets for which a room is watched, and what each of them is told (xray.py)."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from project.realtime import xray_room
from project.realtime.frames import Frame
from project.realtime.sockets import Socket

if TYPE_CHECKING:
    from project.realtime.relay import Relay


class Watchers:
    """Of one relay. A slow one is left alone: whatever it misses here comes again, or is out of date."""

    def __init__(self, relay: "Relay") -> None:
        self._relay = relay
        self._told: dict[Socket, bytes] = {}  # of the room, last

    def __len__(self) -> int:
        return len(self._told)

    def __contains__(self, socket: Socket) -> bool:
        return socket in self._told

    def add(self, socket: Socket) -> None:
        self._told[socket] = b""
        self.report()

    def remove(self, socket: Socket) -> None:
        self._told.pop(socket, None)

    def report(self) -> None:
        """Tell of the group, the processes and the losses, those for whom something has changed."""
        public = Frame.of("xray.room", **xray_room.facts(self._relay))
        full: Frame | None = None
        for socket, told in [*self._told.items()]:
            frame = public
            if settings.DEBUG or socket.access.staff:
                frame = full = full or Frame.of("xray.room", **xray_room.facts(self._relay, details=True))
            if frame.payload != told and self.write(socket, frame):
                self._told[socket] = frame.payload

    def tell(self, told: dict[str, Any], origin: Socket | None) -> None:
        """Of what another did: those who were sent it themselves."""
        frame = Frame.of("xray", **told)
        for socket in [*self._told]:
            if socket is not origin and socket.position >= told.get("seq", 0):
                self.write(socket, frame)

    def write(self, socket: Socket, frame: Frame) -> bool:
        if socket.blocked:
            return False
        socket.write(frame)
        return True
