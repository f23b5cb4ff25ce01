"""What a crowd did, and how it was answered."""

from array import array
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    people: int = 0  # in the room now
    most: int = 0  # people in the room at once
    sent: int = 0  # live updates
    heard: int = 0  # live updates of others
    events: int = 0
    acks: "array[float]" = field(default_factory=lambda: array("d"))  # seconds from command to answer
    errors: Counter[str] = field(default_factory=Counter)  # by code

    def come(self) -> None:
        self.people += 1
        self.most = max(self.most, self.people)

    def go(self) -> None:
        self.people -= 1

    def ack_ms(self, share: float) -> float:
        """Within how many milliseconds this share of the commands was acknowledged."""
        ordered = sorted(self.acks)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000 if ordered else 0.0

    def lines(self) -> list[str]:
        """The summary."""
        answered = f", p50 {self.ack_ms(0.5):.0f} ms, p99 {self.ack_ms(0.99):.0f} ms" if self.acks else ""
        errors = ", ".join(f"{code} {count:,}" for code, count in self.errors.most_common()) or "none"
        return [
            f"people            {self.most:,}",
            f"live updates      {self.sent:,} sent, {self.heard:,} received",
            f"events            {self.events:,} received",
            f"acknowledgements  {len(self.acks):,}{answered}",
            f"errors            {errors}",
        ]
