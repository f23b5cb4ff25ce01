"""Row 12: frames without an end, and peers that do not read: nothing of them is kept."""

from tests.faults.figures import Figures, at_most, exactly, pick, seen
from tests.hostile.raw_socket import GO_ON, PING, RawSocket, frame
from tests.hostile.watched import Watched
from tests.web_process import WebProcess


def test_a_message_of_empty_pieces_takes_no_room(site: WebProcess, figures: Figures) -> None:
    count = pick(short=300_000, long=1_000_000)
    nothing = frame(b"", GO_ON, flags=0) * 1000
    with Watched(site) as watch, RawSocket(site) as raw:
        raw.send(frame(b"", flags=0))
        for _ in range(count // 1000):
            raw.send(nothing)
        code = raw.close_code()
    figures.note(
        12, "endless continuation", f"{count:,} empty pieces",
        *watch.clean(), watch.memory(20), exactly("close code", code, 1009),
    )  # fmt: skip


def test_pings_of_somebody_who_never_reads_are_not_answered_into_memory(site: WebProcess, figures: Figures) -> None:
    count = pick(short=300_000, long=1_000_000)
    pings = frame(b"p" * 125, PING) * 1000
    with Watched(site) as watch, RawSocket(site) as raw:
        taken = sum(raw.send(pings) for _ in range(count // 1000))
        assert site.status("/livez") == 200
    figures.note(
        12, "pings by a socket that never reads", f"{count:,} pings", *watch.clean(),
        at_most("memory at worst", round(watch.peak, 1), 20, "MB"), seen("thousands read", taken),
    )  # fmt: skip
