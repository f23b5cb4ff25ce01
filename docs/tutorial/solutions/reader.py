"""Exercise 8: a reader of events that is never wrong, whatever the network does with them; what `log.js` does."""

from typing import Any

Event = dict[str, Any]


class Reader:
    def __init__(self, seq: int) -> None:
        self.seq = seq  # the last event that was read
        self.must_ask = False  # for what follows `seq`

    def read(self, events: list[Event]) -> list[Event]:
        """Those that are new, in order; nothing behind a gap."""
        fresh = []
        for event in events:
            if event["seq"] > self.seq + 1:
                self.must_ask = True
                break
            if event["seq"] == self.seq + 1:
                self.seq += 1
                fresh.append(event)
        else:
            self.must_ask = False
        return fresh
