"""A browser without a screen: cookies, forms and JSON over HTTP, and the sockets that it opens."""

import http.cookiejar
import json
import urllib.error
import urllib.request
from contextlib import AbstractContextManager, ExitStack
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.web_process import WebProcess

PATIENCE = 20  # seconds
Answer = tuple[int, bytes]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Visitor:
    """One browser; `links` are those of the room that it made."""

    def __init__(self, site: WebProcess) -> None:
        self.site = site
        self.jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _NoRedirect)

    # HTTP

    def ask(self, path: str, data: bytes | None = None, method: str | None = None, **headers: str) -> Answer:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.site.url + path, data, given, method=method)
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def post(self, path: str, form: dict[str, str], **headers: str) -> Answer:
        data = urlencode({"csrfmiddlewaretoken": self.token, **form}).encode()
        return self.ask(path, data, **headers)

    def send_file(self, path: str, content: bytes, name: str = "photo.png", type: str = "image/png") -> Answer:
        mark = uuid4().hex
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {type}\r\n\r\n'
        body = f"--{mark}\r\n{head}".encode() + content + f"\r\n--{mark}--\r\n".encode()
        type = f"multipart/form-data; boundary={mark}"
        return self.ask(path, body, Content_Type=type, X_CSRFToken=self.token)

    def api(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        status, answer = self.ask(f"/api{path}", data, method, Content_Type="application/json", X_CSRFToken=self.token)
        assert status < 300, (status, answer)
        return json.loads(answer) if answer else None

    @property
    def cookie(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    @property
    def token(self) -> str:
        return next((cookie.value or "" for cookie in self.jar if cookie.name == "csrftoken"), "")

    # What people do

    def makes(self, kind: str, title: str = "Hostile") -> dict[str, Any]:
        """A new room of one's own, with its links: `room["links"]["viewer"]` is a key."""
        self.ask("/")
        room = dict(self.api("POST", "/rooms/", {"kind": kind, "title": title}))
        room["links"] = {link["role"]: link["key"] for link in room["links"]}
        room["path"] = f"/{kind}/{room['slug']}/"
        return room

    def follows(self, key: str) -> None:
        assert self.ask(f"/join/{key}/")[0] == 302

    def opens(self, path: str) -> "Line":
        """A socket to the room at this path."""
        return Line(
            connect(
                self.site.ws(f"/ws{path}"),
                origin=Origin(self.site.url),
                additional_headers={"Cookie": self.cookie} if self.cookie else {},
                compression=None,
                max_size=None,
                max_queue=None,  # who does not look at once is still there
            )
        )


class Line:
    """A socket that has been let in, or turned away; open until `close()`."""

    def __init__(self, opening: AbstractContextManager[ClientConnection]) -> None:
        self._opening = ExitStack()
        self.socket = self._opening.enter_context(opening)

    def send(self, **frame: Any) -> None:
        self.socket.send(json.dumps(frame))

    def next(self, *types: str) -> dict[str, Any]:
        """The next frame of one of these types."""
        while True:
            frame: dict[str, Any] = json.loads(self.socket.recv(timeout=PATIENCE))
            if frame["type"] in types:
                return frame

    def hello(self) -> dict[str, Any]:
        self.send(type="hello", since=None)
        return self.next("welcome", "error")

    def command(self, type: str, **fields: Any) -> dict[str, Any]:
        op = uuid4().hex
        self.send(type=type, op=op, **fields)
        while (answer := self.next("ack", "error")).get("op") != op:
            pass
        return answer

    def close(self) -> None:
        self._opening.close()
