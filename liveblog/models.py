"""What is in a blog: posts, which tell their readers by themselves when they are saved or deleted.

That is this application's lesson, and why the model, not `services.py`, is the only writer here:
whoever saves a post, from wherever, has numbered its event in the same transaction, and the readers
are told once it is committed.
"""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from liveblog import acting, telling
from liveblog.post_fields import ALT, EMOJIS, PostFields
from liveblog.querysets import PostQuerySet
from project.images.models import Image
from project.realtime import events
from project.realtime.events import Log
from project.realtime.identity import Author
from project.realtime.models import op_key
from project.realtime.refusals import Refused

Everything = models.Manager.from_queryset(PostQuerySet)


class Standing(Everything["LiveblogPost"]):
    """All posts but the removed ones."""

    def get_queryset(self) -> PostQuerySet:
        return PostQuerySet(self.model, using=self._db).filter(removed_at=None)


class LiveblogPost(PostFields):
    """One update of a blog."""

    everything = Everything()
    objects = Standing()

    class Meta:
        default_manager_name = "objects"
        verbose_name = "post"
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(
                fields=["room", "-published_at", "-id"],
                condition=models.Q(shown__isnull=False),
                name="posts_that_readers_see",
            ),
            models.Index(fields=["publish_at"], condition=models.Q(status="scheduled"), name="posts_to_publish"),
        ]

    def save(
        self,
        *,
        force_insert: bool | tuple[models.base.ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
        by: Author | None = None,
        op: str = "",
        images: Sequence[tuple[uuid.UUID, str]] | None = None,
    ) -> None:
        """Store what was changed since this post was loaded, and tell the readers what they must see.

        `images` replaces the pictures: ids and descriptions. Raises `Refused` ("held") where somebody
        else has changed the content meanwhile: nobody's words are overwritten unread.
        """
        with events.writing(self.room) as log, transaction.atomic():
            before = telling.stored(self.pk)
            asked_otherwise = force_update or update_fields is not None or images is not None
            if before is None and not asked_otherwise and telling.is_plain(self):  # one statement instead of four
                telling.append(log, self, None, by=by or acting.author(), op=op)
                super().save(force_insert=True, using=using)
                self._remember()
                return
            if before and not force_insert:
                update_fields = self._changed() if update_fields is None else [*update_fields]
                self._check(before, {*update_fields} | ({"gallery"} if images is not None else set()))
            if before is None or update_fields or force_insert:
                super().save(
                    force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields
                )
            if images is not None:
                self._illustrate(images)
            self._tell(log, before, by or acting.author(), op)

    def get_absolute_url(self) -> str:
        return f"{self.room.get_absolute_url()}posts/{self.pk}/"

    def delete(
        self, using: str | None = None, keep_parents: bool = False, *, by: Author | None = None, op: str = ""
    ) -> tuple[int, dict[str, int]]:
        """Take the post away from readers and lists; what is left is a tombstone, which `restore()` undoes.

        Unlike with Django's own, `pk` stays: what is done after the commit may need it.
        """
        if self.removed_at is not None:
            return 0, {}
        self.removed_at = timezone.now()
        self.save(by=by, op=op, update_fields=["removed_at"])
        return 1, {self._meta.label: 1}

    def restore(self, *, by: Author | None = None, op: str = "") -> None:
        """Undo `delete()`: it is again what it was."""
        self.removed_at = None
        self.save(by=by, op=op, update_fields=["removed_at"])

    @classmethod
    def from_db(cls, *args: Any, **options: Any) -> "LiveblogPost":
        post = super().from_db(*args, **options)
        post._remember()
        return post

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        super().refresh_from_db(*args, **options)
        self._remember()

    def did(self, by: Author, op: str) -> bool:
        """Whether this command is done; drafts leave no event in the log that would say so."""
        return op_key(by.op_namespace, op) in self.ops

    # How

    def _remember(self) -> None:
        self._loaded = {name: self.__dict__[name] for name in telling.WRITTEN if name in self.__dict__}

    def _changed(self) -> list[str]:
        """The fields that were assigned something else since this post was loaded."""
        loaded = getattr(self, "_loaded", {})
        return [name for name in telling.WRITTEN if name in self.__dict__ and loaded.get(name) != self.__dict__[name]]

    def _check(self, before: "LiveblogPost", fields: set[str]) -> None:
        if before.room_id != self.room_id:
            raise Refused("invalid", "A post stays in its blog.")
        if fields & {*telling.CONTENT, "gallery"} and before.version != self.version:
            who = before.changed_by or "Somebody"
            raise Refused("held", f"{who} changed this post meanwhile. Look at it before you change it again.")

    def _illustrate(self, images: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Replace the pictures, and say it once, with the rest."""
        PostImage.objects.filter(post=self)._raw_delete(self._state.db)
        PostImage.objects.bulk_create(
            PostImage(post=self, image_id=id, alt=alt, place=place) for place, (id, alt) in enumerate(images)
        )

    def _tell(self, log: Log, before: "LiveblogPost | None", by: Author, op: str) -> None:
        after = telling.tell(log, self.pk, before, by=by, op=op)
        for name in telling.KEPT:
            setattr(self, name, getattr(after, name))
        self._loaded = after._loaded


class PostImage(models.Model):
    """A picture of a post. Its coming and going changes the post (pictures.py)."""

    post = models.ForeignKey(LiveblogPost, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="posts")
    alt = models.CharField("what it shows", max_length=ALT, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]
        verbose_name = "picture"

    def __str__(self) -> str:
        return self.alt or str(self.image_id)

    def clean(self) -> None:
        if hasattr(self, "image") and hasattr(self, "post") and self.image.room_id != self.post.room_id:
            raise ValidationError({"image": "This picture belongs to another room."})


class Reaction(models.Model):
    """One person's emoji on one post."""

    post = models.ForeignKey(LiveblogPost, on_delete=models.CASCADE, related_name="reactions")
    emoji = models.CharField(max_length=8, choices=[(emoji, emoji) for emoji in EMOJIS])
    person = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "emoji", "person"], name="one_reaction_each")]

    def __str__(self) -> str:
        return f"{self.emoji} {self.person}"
