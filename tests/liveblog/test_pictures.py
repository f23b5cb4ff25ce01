"""Pictures in posts: there at once with their size, sharp when the worker is done, gone when they are deleted."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from liveblog.models import LiveblogPost, PostImage
from project.images import services as images
from project.images import thumbnail_worker
from project.images.models import Image
from project.realtime.database import in_thread
from project.realtime.models import Event, Room
from tests.images.pictures import picture, sent
from tests.liveblog.posts import happened, last, publish, state
from tests.room_fixtures import ANA
from tests.visitors import Visitors


def upload(room: Room) -> Image:
    return images.image_add(room, by=ANA, file=sent(picture()))[0]


def make_ready() -> None:
    image = images.claim()
    assert image
    thumbnail_worker.make(image)


async def test_readers_see_the_room_for_a_picture_and_then_the_picture(blog: Room, visitors: Visitors) -> None:
    editor, tab = await visitors.enter(blog, "Ana", "editor"), await visitors.enter(blog, "Ben")
    image = await in_thread(upload, blog)
    id = str(uuid4())
    await editor.command("post.add", id=id, body="Look.", images=[{"id": str(image.pk), "alt": "The wing"}])
    (shown,) = (await tab.event("post.added"))["images"]
    assert (shown["width"], shown["height"], shown["alt"], shown["url"]) == (
        image.width,
        image.height,
        "The wing",
        None,
    )
    await in_thread(make_ready)
    told = await tab.event("post.illustrated")
    assert {*told} - {"seq", "type", "op", "by", "who", "at"} == {"id", "images"}
    assert told["images"][0]["url"].startswith("/media/images/")
    assert (await in_thread(state, blog))[id]["images"] == told["images"]


def test_a_picture_of_a_draft_is_told_to_nobody(blog: Room) -> None:
    image = upload(blog)
    post = publish(blog, status="draft", images=[(image.pk, "A secret")])
    make_ready()
    assert happened(blog) == []
    post.status = "public"
    post.save()
    assert last(blog)["images"][0]["ready"] is True


def test_a_picture_whose_worker_died_is_made_by_the_next_one_and_told_once(blog: Room) -> None:
    image = upload(blog)
    publish(blog, images=[(image.pk, "")])
    dead = images.claim()  # and then its process was killed
    assert dead
    assert images.claim() is None
    Image.objects.update(claimed=timezone.now() - 2 * images.LEASE)
    make_ready()
    thumbnail_worker.make(dead)  # it was only slow
    assert happened(blog) == ["post.added", "post.illustrated"]


def test_one_picture_in_several_posts_is_told_of_each(blog: Room) -> None:
    image = upload(blog)
    for _ in range(2):
        publish(blog, images=[(image.pk, "")])
    publish(blog, images=[(image.pk, "")]).delete()
    make_ready()
    assert happened(blog)[4:] == ["post.illustrated"] * 2


async def test_pictures_are_replaced_and_put_into_another_order(blog: Room, visitors: Visitors) -> None:
    editor = await visitors.enter(blog, "Ana", "editor")
    one, two = [str((await in_thread(upload, blog)).pk) for _ in range(2)]
    post = str((await in_thread(publish, blog)).pk)
    for version, ids in enumerate(([one, two], [two, one], [two], []), 1):
        await editor.command("post.edit", id=post, version=version, images=[{"id": id} for id in ids])
        assert [shown["id"] for shown in (await in_thread(last, blog))["images"]] == ids
    assert await in_thread(happened, blog) == ["post.added"] + ["post.edited"] * 4


async def test_pictures_of_other_rooms_are_refused(blog: Room, visitors: Visitors) -> None:
    editor = await visitors.enter(blog, "Ana", "editor")
    other = await Room.objects.acreate(kind="live", title="Another")
    image = await in_thread(upload, other)
    refused = await editor.command("post.add", id=str(uuid4()), images=[{"id": str(image.pk)}])
    assert refused["code"] == "invalid"


def test_not_even_the_shell_can_show_a_picture_of_another_room(blog: Room) -> None:
    image = upload(Room.objects.create(kind="live", title="Another"))
    post = publish(blog, images=[(image.pk, "")])
    assert state(blog)[str(post.pk)]["images"] == []


@pytest.mark.parametrize("what", ["image", "images", "picture", "pictures"])
def test_a_deleted_picture_is_gone_from_its_post(blog: Room, what: str) -> None:
    image = upload(blog)
    post = publish(blog, images=[(image.pk, "")])
    ways: dict[str, Any] = {
        "image": image.delete,
        "images": lambda: Image.objects.filter(room=blog).delete(),
        "picture": lambda: PostImage.objects.get().delete(),
        "pictures": lambda: PostImage.objects.all().delete(),
    }
    ways[what]()
    assert (last(blog)["type"], last(blog)["images"]) == ("post.edited", [])
    assert state(blog)[str(post.pk)]["version"] == 2


def test_a_changed_description_is_told(blog: Room) -> None:
    publish(blog, images=[(upload(blog).pk, "A wing")])
    row = PostImage.objects.get()
    row.alt = "The wing"
    row.save()
    assert last(blog)["images"][0]["alt"] == "The wing"


def test_when_a_blog_with_pictures_goes_nothing_is_left(blog: Room) -> None:
    publish(blog, images=[(upload(blog).pk, "")])
    Room.objects.get(pk=blog.pk).delete()
    assert not Event.objects.filter(room_id=blog.pk).exists()
    assert not LiveblogPost.everything.exists()
    assert not PostImage.objects.exists()


def test_a_picture_stands_for_the_post_elsewhere(blog: Room, reader: Client) -> None:
    image = upload(blog)
    publish(blog, "", images=[(image.pk, "The wing over the hills")])
    make_ready()
    context = reader.get(blog.get_absolute_url()).context
    assert context["meta"]["image"].startswith("http://testserver/media/images/")
    assert '"headline": "The wing over the hills"' in context["structured"]
    assert context["meta"]["image"] in context["structured"]
