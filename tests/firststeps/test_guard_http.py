"""What would hurt the examples over HTTP, or the rooms beside them: other sites, endless answers, too many forms."""

from typing import Any

import pytest
from django.test import Client
from redis.exceptions import ConnectionError as RedisIsGone

from project.firststeps.around import holding_back, sockets, streams, views
from project.firststeps.models import Post
from project.realtime import drain, rates
from project.realtime.limits import open_sockets
from tests.firststeps.page import Answer

# Answers over HTTP


@pytest.mark.parametrize("path", ["hello/", "clock/"])
async def test_no_other_site_may_read_an_answer(process: None, path: str) -> None:
    answer = Answer(path, (b"origin", b"http://evil.example"))
    assert await answer.start() == 403


async def test_an_endless_answer_ends_with_its_reader_and_is_uncounted(process: None) -> None:
    clock = Answer("clock/")
    await clock.start()
    assert open_sockets.count("first-steps") == 1
    await clock.go()
    assert open_sockets.count("first-steps") == 0


@pytest.mark.parametrize("why", ["the process goes away", "it has been long enough"])
async def test_an_endless_answer_ends_for_whoever_still_reads(
    process: None, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    monkeypatch.setattr(streams, "LOOK", 0.01)
    monkeypatch.setattr(streams, "LONGEST", 0.05 if why == "it has been long enough" else 3600)
    clock = Answer("clock/")
    await clock.start()
    if why == "the process goes away":
        monkeypatch.setattr(drain, "draining", lambda: True)
    more = True
    while more:
        _, more = await clock.piece()
    await clock.communicator.wait(10)


async def test_too_many_endless_answers_are_refused(process: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "SOCKETS_PER_VISITOR", 1)
    first, second = Answer("clock/"), Answer("clock/")
    assert await first.start() == 200
    assert await second.start() == 429
    await first.go()


# Forms


@pytest.mark.django_db
def test_who_presses_too_often_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding_back, "PER_MINUTE", 1)
    monkeypatch.setattr(rates, "now", lambda: 10.0**9)  # one minute, whenever the test runs
    assert client.post("/first-steps/bell/").status_code == 204
    refused = client.post("/first-steps/script/")
    assert refused.status_code == 429
    assert refused.json()["code"] == "rate_limited"


@pytest.mark.django_db(transaction=True)
def test_a_layer_that_is_away_is_said_in_words(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: Any, **__: Any) -> None:
        raise RedisIsGone("no layer")

    monkeypatch.setattr(views, "call_command", gone)
    answer = client.post("/first-steps/script/")
    assert answer.status_code == 503
    assert "channel layer is away" in answer.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["posts/", "bell/", "script/"])
def test_no_other_site_may_press_a_button(path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/first-steps/{path}", {"text": "forged"}).status_code == 403
    assert client.get(f"/first-steps/{path}").status_code == 405
    assert not Post.objects.exists()


@pytest.mark.django_db
def test_what_people_write_is_text_on_the_page(client: Client) -> None:
    client.post("/first-steps/posts/", {"text": "<script>alert(1)</script>"})
    page = client.get("/first-steps/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
