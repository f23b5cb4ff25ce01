"""A site full of scripts: every field that anyone can write has been written, with each of the forty payloads."""

import json
from typing import Any
from uuid import uuid4

from tests.hostile.scripts import LINKS, NAMES, PAYLOADS
from tests.hostile.visitor import PATIENCE, Line, Visitor
from tests.images.pictures import picture
from tests.web_process import WebProcess, manage

PASSWORD = "not-easily-guessed-7"


class Scene:
    """One room of each kind; whoever is in them goes by a payload."""

    def __init__(self, site: WebProcess) -> None:
        self.site = site
        self.owner = Visitor(site)
        self.rooms = {kind: self.owner.makes(kind, PAYLOADS[0]) for kind in ("map", "sketch", "live")}
        self.lines = {kind: self.owner.opens(room["path"]) for kind, room in self.rooms.items()}
        for line in self.lines.values():
            assert line.hello()["type"] == "welcome"
        self.refused: list[str] = []
        self.guests: list[Line] = []
        self.people: list[Visitor] = []  # whose names are payloads
        self.written = 0

    def write_everything(self) -> None:
        """What is written here, open pages see live."""
        for number, payload in enumerate(PAYLOADS):
            for kind, line in self.lines.items():
                self._do(line, "room.rename", title=payload)
                self._do(line, "chat.say", text=payload)
                getattr(self, f"_{kind}")(line, payload, number)
        for payload in LINKS:
            self._do(self.lines["live"], "post.add", id=str(uuid4()), body=payload, headline=payload.split("\n", 1)[0])
        self._do(
            self.lines["live"], "post.add", id=str(uuid4()), body="a", link={"url": "javascript:alert(1)"}, refused=True
        )

    def _map(self, line: Line, payload: str, number: int) -> None:
        place: dict[str, Any] = {"lat": number % 8 * 8 - 28, "lng": number // 8 * 20 - 40}
        self._do(line, "marker.add", id=str(uuid4()), title=payload, note=payload, **place)
        self._do(line, "marker.add", id=str(uuid4()), icon=payload, color=payload, refused=True, **place)

    def _sketch(self, line: Line, payload: str, number: int) -> None:
        for kind in ("text", "note"):
            self._do(line, "item.add", id=str(uuid4()), kind=kind, x=number * 50, y=0, w=100, h=50, text=payload)

    def _live(self, line: Line, payload: str, number: int) -> None:
        sent = self.owner.send_file(f"{self.rooms['live']['path']}images/", picture(), f"{payload[:40]}.png")
        image = json.loads(sent[1])["id"]
        fields: dict[str, Any] = {"headline": payload, "body": payload, "images": [{"id": image, "alt": payload}]}
        more: dict[str, Any] = {"quote": {"text": payload, "source": payload},
                "link": {"url": "https://example.org/?'onclick=alert(1)//", "title": payload}}  # fmt: skip
        self._do(line, "post.add", id=str(uuid4()), key=True, pinned=number < 2, **fields, **more)

    def _do(self, line: Line, type: str, *, refused: bool = False, **fields: Any) -> None:
        answer = line.command(type, **fields)
        if (answer["type"] == "error") != refused:
            self.refused.append(f"{type} {fields}: {answer}")
        self.written += len(fields)

    def people_come(self) -> None:
        """With payloads for names; they stay, and say something."""
        for room in self.rooms.values():
            for name in NAMES:
                guest = Visitor(self.site)
                guest.follows(room["links"]["editor"])
                line = guest.opens(room["path"])
                line.hello()
                line.send(type="person.rename", name=name)
                line.next("you")
                self._do(line, "chat.say", text=name)
                self.guests.append(line)
                self.people.append(guest)

    def write_on_the_first_steps(self) -> None:
        """What its examples tell everybody who has the page open: posts, the chat, and who rang the bell."""
        ours = {"Origin": self.site.url}
        writers = [(person, person.opens("/first-steps/chat/")) for person in self.people[:8]]
        for number, payload in enumerate(PAYLOADS):
            person, line = writers[number % len(writers)]
            person.ask("/first-steps/")
            statuses = (person.post("/first-steps/posts/", {"text": payload}, **ours)[0],
                        person.post("/first-steps/bell/", {}, **ours)[0] if number < len(NAMES) else 204)  # fmt: skip
            if statuses != (302, 204):
                self.refused.append(f"first steps, {payload}: {statuses}")
            line.send(text=payload)
            while json.loads(line.socket.recv(timeout=PATIENCE)).get("text") != payload:
                pass
        self.written += 2 * len(PAYLOADS)
        for _, line in writers:
            line.close()

    def staff(self) -> Visitor:
        """Somebody who runs the site."""
        name = "ida"
        given = {key: (self.site.environment() or {})[key] for key in ("DATA_DIR", "SECRET_KEY")}
        account = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD}
        manage("createsuperuser", "--no-input", f"--username={name}", "--email=i@example.org", **given, **account)
        staff = Visitor(self.site)
        staff.ask("/admin/login/")
        assert staff.post("/admin/login/?next=/", {"username": name, "password": PASSWORD})[0] == 302
        return staff

    def close(self) -> None:
        for line in [*self.guests, *self.lines.values()]:
            line.close()
