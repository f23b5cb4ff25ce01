"""Row 12: requests and handshakes as no browser sends them, to the real server: refused, and no mistake of ours."""

import random
import re
import socket

from tests.faults.figures import Figures, exactly, pick
from tests.hostile.raw_socket import PATIENCE, handshake
from tests.hostile.watched import Watched
from tests.web_process import WebProcess

PATHS = (
    "/", "/map/lobby/", "/live/lobby/", "/live/lobby/events/", "/sketch/lobby.svg", "/api/rooms/", "/oembed",
    "/static/none.svg", "/join/x/", "/admin/login/", "/metrics", "/media/images/" + "0" * 32 + "/320.webp",
)  # fmt: skip
HEADERS = (
    "Host: evil.example", "Host: a b<script>", "Host: [::1", "Host:", "Daphne-Root-Path: //evil.example",
    "Daphne-Root-Path: /\xff", "Authorization: Link \0", "Authorization: Link a%00\xff", "Authorization: Basic !",
    'Cookie: sessionid="aaaaaaaa\\000"', "Cookie: sessionid=" + "a" * 9000,
    "Cookie: sessionid=\xff\xfe; csrftoken=\xff",
    "Cookie: =;;=\x01", "Accept: ;;;", "Accept: \xff/\xff;q=\xff", "Accept-Language: " + "a-" * 4000,
    "If-None-Match: \xff", "If-Modified-Since: Sun, 99 Foo 99999", "Range: bytes=9-1,-,x",
    "Range: bytes=" + "9" * 50 + "-",
    "X-Forwarded-For: \xff, \0", "X-Forwarded-Proto: https, http", "Last-Event-ID: " + "9" * 40, "Last-Event-ID: -1",
    "Content-Length: -1", "Content-Length: 1e9", "Content-Length: 5\r\nContent-Length: 6", "Expect: 100-continue",
    "Transfer-Encoding: x", "Content-Length: 3\r\nTransfer-Encoding: chunked", "Upgrade: h2c\r\nUpgrade: websocket",
    "Idempotency-Key: \xff", "Origin: http://[", "Referer: http://[", "X Y: z", ": z", "A: \x0b", " folded: yes",
)  # fmt: skip
QUERIES = (
    "%00", "%ff%fe", "\xff", "key=%ff%00&key=%00", "before=%00", "before=9999999999999999.x", "post=%00", "about=%00",
    "after=" + "9" * 30, "after=-1", "url=http://%5b", "url=%ff%00&maxwidth=%ff", "ordering=%00&limit=9e9&offset=-1",
    "a=b&" * 3000, "%" * 50, "next=//evil.example",
)  # fmt: skip
HANDSHAKES = (
    "Sec-WebSocket-Protocol: \xff\xfe", "Sec-WebSocket-Protocol: a, a", "Sec-WebSocket-Protocol: %ff%00",
    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=99", "Sec-WebSocket-Extensions: \xff;;=",
    "Sec-WebSocket-Version: 99", "Sec-WebSocket-Key: short", "Connection: close", "Upgrade: h2c", "Content-Length: 9",
    'Cookie: sessionid="aaaaaaaa\\000"', "Cookie: \xff", "Daphne-Root-Path: /ws", "X-\xff: y", "Origin: null",
)  # fmt: skip
LINES = (
    b"GET /\xff\xfe HTTP/1.1", b"GET /%ff%00 HTTP/1.1", b"GET / HTTP/9.9", b"GET /",
    b"BREW / HTTP/1.1", b"\xff / HTTP/1.1",
    b"GET http://evil.example/ HTTP/1.1", b"OPTIONS * HTTP/1.1", b"GET /" + b"a" * 70_000 + b" HTTP/1.1",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0", b"GET /static/../../etc/passwd HTTP/1.1",
    b"GET /static/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", b"GET //evil.example/%2f.. HTTP/1.1",
    b"POST /rooms/new/ HTTP/1.1",
)  # fmt: skip


def requests(site: WebProcess) -> list[bytes]:
    host = f"Host: {site.url.removeprefix('http://')}"
    made = [f"GET {path} HTTP/1.1\r\n{host}\r\n{header}\r\n\r\n" for path in PATHS for header in HEADERS]
    made += [f"GET {path}?{query} HTTP/1.1\r\n{host}\r\n\r\n" for path in PATHS for query in QUERIES]
    made += [f"POST /rooms/new/ HTTP/1.1\r\n{host}\r\n{header}\r\n\r\nabc" for header in HEADERS]
    sockets = [handshake(site, path, f"{more}\r\n") for more in HANDSHAKES for path in ("/ws/map/lobby/", "/ws/x/%ff/")]
    sockets += [handshake(site, f"/ws/map/lobby/?{query}") for query in QUERIES]
    lines = [line + f"\r\n{host}\r\n\r\n".encode() for line in LINES]
    return [*(text.encode("latin-1") for text in made), *sockets, *lines]


def test_no_request_however_wrong_is_a_mistake_of_ours(site: WebProcess, figures: Figures) -> None:
    chance = random.Random(12)
    right = requests(site)
    twisted = [twist(chance.choice(right), chance) for _ in range(pick(short=100, long=1_000))]
    statuses = [status_of(site, data) for data in right[::2]]  # what is set up once is not counted
    with Watched(site) as watch:
        statuses += [status_of(site, data) for data in right + twisted]
    failed = [status for status in statuses if status >= 500]
    assert 200 in statuses
    assert {400, 404} <= {*statuses}
    assert "/join/x" not in watch.log, "a link in the log"
    figures.note(
        12, "malformed requests and handshakes", f"{len(statuses):,} requests", *watch.clean(len(failed)),
        watch.memory(20), exactly("healthy afterwards", site.status("/healthz"), 200),
    )  # fmt: skip


def twist(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, doubled or lost."""
    twisted = bytearray(data[:4000])
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(twisted))
        twisted[at : at + chance.randrange(2)] = chance.randbytes(chance.randrange(3))
    return bytes(twisted)


def status_of(site: WebProcess, data: bytes) -> int:
    """Of the first answer; 0 if the server waits for the rest of something. (Of mistakes the log tells in any case.)"""
    with socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(data)
            connection.settimeout(0.3)
            answer = connection.recv(1000)
        except OSError:
            return 0
    found = re.match(rb"HTTP/1\.[01] (\d\d\d)", answer)
    return int(found[1]) if found else 0
