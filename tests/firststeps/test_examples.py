"""Each example does what its card says, also when a second person is there; on both channel layers."""

from io import BytesIO

import PIL.Image
import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from project.firststeps.around.views import KEPT, SHOUT
from project.firststeps.models import Post
from tests.firststeps.page import Answer, Page
from tests.images.pictures import picture


@pytest.mark.parametrize(("path", "words"), [("hello/", "Hello World"), ("hello-class/", "Hello, all of you")])
async def test_a_raw_application_answers(process: None, path: str, words: str) -> None:
    answer = Answer(path)
    assert await answer.start() == 200
    assert await answer.piece() == (words, False)
    assert answer.headers["content-type"] == "text/plain"


@pytest.mark.parametrize(("path", "end"), [("greeting/", "."), ("greeting-class/", ". I counted to 1.")])
def test_a_view_greets_and_forgets(client: Client, path: str, end: str) -> None:
    for _ in range(2):
        answer = client.get(f"/first-steps/{path}", {"name": "<b>Ana"})
        assert answer.content.decode() == f"Hello, <b>Ana{end}"
        assert answer["Content-Type"] == "text/plain; charset=utf-8"  # or this would be a way to inject HTML


async def test_a_consumer_counts_as_long_as_its_connection_lasts(pages: Page) -> None:
    first = await pages.open("greeting/")
    for count in (1, 2):
        await first.say("Ana")
        assert await first.hear() == f"Hello, Ana. I counted to {count}."
    await first.leave()

    second = await pages.open("greeting/")
    await second.say("Ana")
    assert await second.hear() == "Hello, Ana. I counted to 1."


@pytest.mark.parametrize("path", ["echo/", "echo-function/"])
async def test_what_one_says_comes_back_to_oneself_alone(pages: Page, path: str) -> None:
    ana, ben = await pages.open(path), await pages.open(path)
    await ana.say("Good morning")
    assert await ana.hear() == "You said: Good morning"
    assert await ben.communicator.receive_nothing()


async def test_a_consumer_knows_the_session_and_the_user(pages: Page) -> None:
    guest = await pages.open("who/", "Ana")
    said = await guest.hear_json()
    assert said == {"user": "AnonymousUser", "signed_in": False, "guest": "Ana", "visits": 0}

    def sign_in() -> str:
        client = Client()
        client.force_login(User.objects.create_user("grace"))
        client.get("/first-steps/")
        client.get("/first-steps/")
        return str(client.session.session_key)

    pages.visitors.sessions["Grace"] = await sync_to_async(sign_in)()
    user = await pages.open("who/", "Grace")
    said = await user.hear_json()
    assert (said["user"], said["signed_in"], said["visits"]) == ("grace", True, 2)


async def test_everybody_reads_the_chat(pages: Page) -> None:
    ana, ben = await pages.open("chat/", "Ana"), await pages.open("chat/")
    await ana.say({"text": "Hello"})
    for reader in (ana, ben):
        assert await reader.hear_json() == {"name": "Ana", "text": "Hello"}
    await ben.say({"text": "Who is there?"})
    assert await ana.hear_json() == {"name": "Somebody", "text": "Who is there?"}

    await ana.leave()
    await ben.say({"text": "Gone?"})
    assert (await ben.hear_json())["text"] == "Who is there?"
    assert (await ben.hear_json())["text"] == "Gone?"


async def test_a_point_appears_on_every_board(pages: Page) -> None:
    ana, ben = await pages.open("draw/"), await pages.open("draw/")
    await ana.say({"x": 0.25, "y": 0.5})
    for board in (ana, ben):
        assert await board.hear_json() == {"x": 0.25, "y": 0.5}


async def test_saving_a_post_tells_its_readers_whoever_saves_it(pages: Page) -> None:
    ana, ben = await pages.open("posts/"), await pages.open("posts/")
    post = await sync_to_async(Post.objects.create)(text="The doors are open")
    for reader in (ana, ben):
        assert await reader.hear_json() == {"id": post.pk, "text": "The doors are open"}

    assert await pages.post("posts/", "Ana", text="And now they are shut") == 302
    assert (await ben.hear_json())["text"] == "And now they are shut"


async def test_only_the_newest_posts_are_kept(pages: Page) -> None:
    await sync_to_async(Post.objects.bulk_create)([Post(text=str(number)) for number in range(KEPT + 5)])
    assert await pages.post("posts/", "Ana", text="The newest") == 302

    texts = [post.text async for post in Post.objects.order_by("-pk")]
    assert len(texts) == KEPT
    assert texts[0] == "The newest"


@pytest.mark.parametrize("text", ["", " \n", "x" * 141, "\0"])
async def test_an_empty_and_an_endless_post_are_refused(pages: Page, text: str) -> None:
    assert await pages.post("posts/", "Ana", text=text) == 400
    assert not await Post.objects.aexists()


async def test_the_bell_is_heard_on_every_page(pages: Page) -> None:
    ana, ben = await pages.open("notifications/"), await pages.open("notifications/")
    assert await pages.post("bell/", "Ana") == 204
    for page in (ana, ben):
        assert await page.hear_json() == {"by": "Ana"}


async def test_a_worker_makes_a_thumbnail(pages: Page, working: None) -> None:
    ana = await pages.open("thumbnail/")
    await ana.say(picture(size=(400, 200)))
    assert await ana.hear() == "The worker has it."
    with PIL.Image.open(BytesIO(await ana.hear())) as small:
        assert (small.format, small.size) == ("JPEG", (160, 80))


@pytest.mark.parametrize(("number", "divisor"), [(2, 2), (91, 7), (999_999_937, 999_999_937), (31_607**2, 31_607)])
async def test_a_service_answers_the_one_who_asked(pages: Page, working: None, number: int, divisor: int) -> None:
    ana, ben = await pages.open("divisor/"), await pages.open("divisor/")
    await ana.say({"number": number})
    assert await ana.hear_json() == {"number": number, "divisor": divisor}
    assert await ben.communicator.receive_nothing()


async def test_a_script_speaks_to_the_chat(pages: Page) -> None:
    ana = await pages.open("chat/")
    await sync_to_async(call_command)("shout", "Dinner is ready")
    assert await ana.hear_json() == {"name": "a script", "text": "Dinner is ready"}

    assert await pages.post("script/", "Ben") == 204
    assert (await ana.hear_json())["text"] == SHOUT


async def test_the_clock_ticks_on_in_one_answer(process: None) -> None:
    clock = Answer("clock/")
    assert await clock.start() == 200
    assert clock.headers["content-type"] == "text/event-stream"
    for _ in range(2):
        event, more = await clock.piece()
        assert event.startswith("data: ")
        assert event.endswith("\n\n")
        assert more
    await clock.go()
