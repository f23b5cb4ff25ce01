"""A post and its pictures: what happens to them is a change of the post."""

from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save

from liveblog import acting
from liveblog.models import LiveblogPost, PostImage
from project.images.models import Image
from project.images.signals import image_ready
from project.realtime.identity import SYSTEM


def follow() -> None:
    """Listen; called when the application starts."""
    image_ready.connect(_ready, sender=Image, dispatch_uid="liveblog.pictures")
    post_save.connect(_saved, sender=PostImage, dispatch_uid="liveblog.pictures")
    post_delete.connect(_deleted, sender=PostImage, dispatch_uid="liveblog.pictures")


def _ready(image: Image, **_: Any) -> None:
    """The worker has made its sizes: `post.illustrated`, where readers see it."""
    with acting.acting(SYSTEM):
        for post in LiveblogPost.everything.filter(pictures__image=image, room=image.room).distinct():
            post.room = image.room
            post.save()


def _saved(instance: PostImage, *, raw: bool, **_: Any) -> None:
    if not raw:  # else the post comes from a backup too
        instance.post.save()


def _deleted(instance: PostImage, origin: Model | QuerySet[Model], **_: Any) -> None:
    """By itself or with its image; when its post or its room goes there is nothing left to change."""
    what = origin.model if isinstance(origin, QuerySet) else type(origin)
    if what in {PostImage, Image}:
        instance.post.save()
