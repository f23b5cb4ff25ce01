"""Row 12: frames as no browser sends them, to the real server: closed with the right code, and forgotten."""

import random
import struct

import pytest

from tests.faults.figures import Figures, exactly, pick, seen
from tests.hostile.raw_socket import (
    BINARY,
    CLOSE,
    FIN,
    GO_ON,
    PING,
    RSV1,
    RSV2,
    RSV3,
    TEXT,
    RawSocket,
    frame,
)
from tests.hostile.watched import Watched
from tests.web_process import WebProcess

PROTOCOL, DATA, TOO_BIG = 1002, 1007, 1009
HELLO = b'{"type":"hello","since":null}'
PIECE = b"x" * 16_000

WRONG: dict[str, tuple[bytes, int]] = {
    "not masked": (frame(HELLO, masked=False), PROTOCOL),
    "reserved bit 1": (frame(HELLO, flags=FIN | RSV1), PROTOCOL),
    "reserved bit 2": (frame(HELLO, flags=FIN | RSV2), PROTOCOL),
    "reserved bit 3": (frame(HELLO, flags=FIN | RSV3), PROTOCOL),
    **{f"opcode {code}": (frame(HELLO, code), PROTOCOL) for code in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)},
    "a ping in pieces": (frame(b"a", PING, flags=0), PROTOCOL),
    "a close in pieces": (frame(b"", CLOSE, flags=0), PROTOCOL),
    "a long ping": (frame(b"a" * 126, PING), PROTOCOL),
    "a long close": (frame(struct.pack("!H", 1000) + b"a" * 124, CLOSE), PROTOCOL),
    "going on with nothing": (frame(b"a", GO_ON), PROTOCOL),
    "a message within a message": (frame(b"a", flags=0) + frame(HELLO), PROTOCOL),
    "a close of one byte": (frame(b"\x03", CLOSE), PROTOCOL),
    **{f"close code {code}": (frame(struct.pack("!H", code), CLOSE), PROTOCOL)
       for code in (0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535)},
    "a reason that is not UTF-8": (frame(struct.pack("!H", 1000) + b"\xff", CLOSE), DATA),
    "text that is not UTF-8": (frame(b'{"type":"\xff\xfe"}'), DATA),
    "a surrogate": (frame(b'{"type":"\xed\xa0\x80"}'), DATA),
    "an overlong slash": (frame(b"\xc0\xaf"), DATA),
    "UTF-8 that ends too early": (frame(b'"\xe2\x82'), DATA),
    "bad UTF-8 in the second piece": (frame(b"a", flags=0) + frame(b"\xff", GO_ON), DATA),
    "a letter torn apart for good": (frame(b"\xe2", flags=0) + frame(b"a", GO_ON), DATA),
    "a length of two bytes for one": (frame(b"a", size=b"\x7e\x00\x01"), PROTOCOL),
    "a length of eight bytes for one": (frame(b"a", size=b"\x7f" + struct.pack("!Q", 1)), PROTOCOL),
    "a negative length": (frame(b"a", size=b"\x7f" + b"\xff" * 8), PROTOCOL),
    "a length of four exabytes": (frame(b"a", size=b"\x7f" + struct.pack("!Q", 1 << 62)), TOO_BIG),
    "a length just beyond the limit": (frame(b"a", size=b"\x7f" + struct.pack("!Q", 128 * 1024 + 1)), TOO_BIG),
    "pieces without an end": (frame(PIECE, flags=0) + frame(PIECE, GO_ON, flags=0) * 9, TOO_BIG),
    "a message larger than ours": (frame(b"x" * 65_537), 4413),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_each_is_closed_with_the_code_that_says_why(name: str, site: WebProcess) -> None:
    data, code = WRONG[name]
    with RawSocket(site) as raw:
        raw.send(data)
        assert raw.close_code() == code


def test_a_message_in_many_pieces_is_understood(site: WebProcess) -> None:
    with RawSocket(site) as raw:
        pieces = [frame(HELLO[at : at + 1], GO_ON if at else TEXT, flags=0) for at in range(len(HELLO))]
        raw.send(frame(b"?", PING).join(pieces) + frame(b"", GO_ON))
        assert raw.until(b'"type":"welcome"')


def test_what_is_torn_apart_twisted_and_mixed_does_no_harm(site: WebProcess, figures: Figures) -> None:
    """Right and wrong frames, cut and flipped at random; the site goes on, and is no larger than before."""
    count = pick(short=300, long=2_000)
    chance = random.Random(12)
    codes: dict[int, int] = {}
    assault(site, chance, 50)  # so that what is set up once is not counted
    with Watched(site) as watch:
        for _ in range(count // 10):
            code = assault(site, chance, 10)
            codes[code] = codes.get(code, 0) + 1
    assert {1002, 1007, 1009} & codes.keys(), codes
    assert site.status("/livez") == 200
    figures.note(
        12, "raw malformed frames", f"{count:,} of {len(WRONG)} kinds, twisted", *watch.clean(), watch.memory(20),
        exactly("codes that mean nothing", sorted(codes.keys() - {1000, 1002, 1006, 1007, 1009, 4413, 4429}), []),
        seen("kinds of ends", len(codes)),
    )  # fmt: skip


def assault(site: WebProcess, chance: random.Random, count: int) -> int:
    """Send so many frames on one socket; the code with which it ended."""
    wrong = [data for data, _ in WRONG.values() if len(data) < 2000]
    right = [frame(HELLO), frame(b'{"type":"ping"}'), frame(b"?", PING), frame(b"\0", BINARY), frame(b"", TEXT)]
    with RawSocket(site) as raw:
        for _ in range(count):
            data = bytearray(chance.choice(right if chance.random() < 0.7 else wrong))
            if chance.random() < 0.3:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            raw.send(bytes(data[: chance.randrange(1, len(data) + 1)] if chance.random() < 0.1 else data))
        raw.send(frame(struct.pack("!H", 1000), CLOSE))
        raw.socket.settimeout(0.5)
        try:
            return raw.close_code()
        except TimeoutError:
            return 1006  # it waits for the rest of something
