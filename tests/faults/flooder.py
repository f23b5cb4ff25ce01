"""Somebody who sends as fast as they can, in a process of their own: `python -m tests.faults.flooder PORT PATH COOKIE`.

Comes back at once when thrown out. Ends at SIGTERM and prints what it managed.
"""

import json
import os
import signal
import sys
import time
from contextlib import suppress
from types import FrameType

from tests.faults.raw_peer import RawPeer
from tests.server.peer import Peer

BYTES = 4096
EDIT = {"type": "marker.edit", "op": "flood", "id": "00000000-0000-4000-8000-000000000000", "note": ""}
AT_ONCE = 16  # frames in one call


class Flooder:
    def __init__(self, port: int, path: str, cookie: str) -> None:
        self._port, self._path, self._cookie = port, path, cookie
        note = "é" * ((BYTES - len(json.dumps(EDIT))) // 2)
        self._frames = Peer.frame(json.dumps(EDIT | {"note": note}, ensure_ascii=False).encode()) * AT_ONCE
        self.told = {"frames": 0, "connections": 0, "turned_away": 0}

    def flood(self) -> None:
        while True:
            with suppress(OSError), RawPeer(self._port, self._path, self._cookie) as peer:
                self.told["connections"] += 1
                while True:
                    peer.socket.sendall(self._frames)
                    self.told["frames"] += AT_ONCE
            self.told["turned_away"] += 1
            time.sleep(0.001)


def main() -> None:
    os.nice(19)  # an attacker brings processors of their own; here they must not take the server's
    flooder = Flooder(int(sys.argv[1]), sys.argv[2], sys.argv[3])

    def end(_: int, __: FrameType | None) -> None:
        sys.stdout.write(json.dumps(flooder.told))
        sys.stdout.flush()
        os._exit(0)

    signal.signal(signal.SIGTERM, end)
    flooder.flood()


if __name__ == "__main__":
    main()
