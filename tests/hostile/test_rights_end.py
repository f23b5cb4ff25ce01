"""Row 15: what is taken away from somebody whose page is open: how long until it holds, on sockets and streams."""

import threading
import time
from collections.abc import Callable

import psycopg
import pytest
from websockets.exceptions import ConnectionClosed

from tests.faults.figures import Figures, at_most, exactly, pick
from tests.hostile.visitor import Line, Visitor
from tests.web_process import WebProcess, manage

WITHIN = pick(short=10.0, long=2.0)  # seconds; in the short form the machine may be busy with other tests
PASSWORD = "not-easily-guessed-7"


class Staff(Visitor):
    """Somebody with an account, signed in by the form."""

    def __init__(self, site: WebProcess, name: str) -> None:
        super().__init__(site)
        self.name = name
        self.ask("/admin/login/")
        status, _ = self.post("/admin/login/?next=/", {"username": name, "password": PASSWORD})
        assert status == 302


@pytest.fixture
def staff(site: WebProcess) -> Callable[[str], Staff]:
    def sign_in(name: str) -> Staff:
        given = site.environment() or {}
        known = {key: given[key] for key in ("DATABASE_URL", "REDIS_URL", "DATA_DIR", "SECRET_KEY")}
        account = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD}
        manage("createsuperuser", "--no-input", f"--username={name}", f"--email={name}@example.org", **known, **account)
        return Staff(site, name)

    return sign_in


def seconds_until_closed(line: Line, do: Callable[[], object]) -> tuple[float, int]:
    """From the moment at which it is done to the close frame; and the code."""
    do()
    begun = time.monotonic()
    try:
        while True:
            line.socket.recv(timeout=70)
    except ConnectionClosed as closed:
        return time.monotonic() - begun, closed.rcvd.code if closed.rcvd else 1006


def change(site: WebProcess, statement: str, *values: object) -> None:
    """Straight in the database, as time or another process does it."""
    with psycopg.connect((site.environment() or {})["DATABASE_URL"]) as database:
        assert database.execute(statement, values).rowcount == 1


def test_signing_out_and_a_new_password_end_open_sockets(
    site: WebProcess, staff: Callable[[str], Staff], figures: Figures
) -> None:
    room = Visitor(site).makes("map")
    ina = staff("ina")
    other = Staff(site, "ina")  # her other browser
    for browser in (ina, other):
        assert browser.opens(room["path"]).hello()["you"]["role"] == "owner"
    line, elsewhere = ina.opens(room["path"]), other.opens(room["path"])
    line.hello(), elsewhere.hello()
    out = seconds_until_closed(line, lambda: ina.post("/admin/logout/", {}))
    assert elsewhere.command("chat.say", text="still here")["type"] == "ack"
    third = Staff(site, "ina")
    renewed = {"old_password": PASSWORD, "new_password1": f"{PASSWORD}!", "new_password2": f"{PASSWORD}!"}
    changed = seconds_until_closed(elsewhere, lambda: third.post("/admin/password_change/", renewed))
    figures.note(
        15, "logout, password change", "with open sockets", at_most("logout", out[0], WITHIN, "s"),
        at_most("password change", changed[0], WITHIN, "s"), exactly("codes", (out[1], changed[1]), (4403, 4403)),
    )  # fmt: skip


def test_a_role_that_is_taken_away_is_gone(site: WebProcess, staff: Callable[[str], Staff], figures: Figures) -> None:
    owner = Visitor(site)
    room = owner.makes("live")
    kim, ben, eve = staff("kim"), Visitor(site), Visitor(site)
    ben.follows(room["links"]["editor"])
    eve.follows(room["links"]["editor"])
    kims, bens, eves, owners = (one.opens(room["path"]) for one in (kim, ben, eve, owner))
    for line in (kims, bens, owners):
        line.hello()
    you = eves.hello()["you"]["id"]
    stopped = seconds_until_closed(
        kims, lambda: change(site, "UPDATE auth_user SET is_staff = false WHERE username = %s", "kim")
    )
    removed = seconds_until_closed(eves, lambda: owners.command("person.remove", person=you, name="Eve"))
    renewed = seconds_until_closed(bens, lambda: owner.post(f"{room['path']}share/", {}))
    again = ben.opens(room["path"])
    figures.note(
        15, "role taken away", "no longer staff, removed, new links",
        at_most("no longer staff", stopped[0], WITHIN, "s"),
        at_most("removed", removed[0], WITHIN, "s"), at_most("new links", renewed[0], WITHIN, "s"),
        exactly("codes", {stopped[1], removed[1], renewed[1]}, {4403}),
        exactly("comes back", again.next("error")["code"], "forbidden"),
    )  # fmt: skip


def test_a_session_that_expires_ends_its_sockets_and_streams(site: WebProcess, figures: Figures) -> None:
    room = Visitor(site).makes("live")
    ana = Visitor(site)
    ana.follows(room["links"]["viewer"])
    line, ended = ana.opens(room["path"]), threading.Event()
    line.hello()

    def read() -> None:
        ana.ask(f"{room['path']}events/")
        ended.set()

    reader = threading.Thread(target=read)
    reader.start()
    key = next(cookie.value for cookie in ana.jar if cookie.name == "sessionid")
    expired = "UPDATE django_session SET expire_date = now() WHERE session_key = %s"
    seconds, code = seconds_until_closed(line, lambda: change(site, expired, key))
    reader.join(60)
    figures.note(
        15, "session expired", "with an open socket and an open stream", at_most("the socket", seconds, 60, "s"),
        exactly("code", code, 4403), exactly("the stream has ended", ended.is_set(), wanted=True),
    )  # fmt: skip
