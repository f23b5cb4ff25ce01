"""Posts as editors and scripts get them: for readers it is what they see, for editors also what they do not."""

from typing import Any

from rest_framework import serializers

from liveblog import public
from liveblog.models import LiveblogPost
from project.realtime import links
from project.realtime.models import Room


def as_edited(post: LiveblogPost) -> dict[str, Any]:
    """Everything that the composer needs: `body` is Markdown, `html` what becomes of it."""
    described = public.described(post)
    for name in ("seq", "edited_at", "reactions"):
        del described[name]
    return described | {"html": described["body"], "body": post.body} | for_editors(post)


def for_editors(post: LiveblogPost) -> dict[str, Any]:
    return {
        "status": post.status,
        "publish_at": public.as_text(post.publish_at),
        "changed_at": public.as_text(post.changed_at),
        "changed_by": post.changed_by,
    }


class SizeSerializer(serializers.Serializer[Any]):
    url = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()


class PostPictureSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    url = serializers.CharField(allow_null=True)
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alt = serializers.CharField()
    sizes = SizeSerializer(many=True)
    ready = serializers.BooleanField()


class PostQuoteSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # REST framework has another `source`


class PostLinkSerializer(serializers.Serializer[Any]):
    url = serializers.CharField()
    title = serializers.CharField()


class PostSerializer(serializers.Serializer[LiveblogPost]):
    """A post in the words of the events; what only editors see comes last, and is missing for others."""

    id = serializers.UUIDField()
    seq = serializers.IntegerField(allow_null=True, help_text="Of the event that changed it last.")
    at = serializers.DateTimeField(allow_null=True, help_text="When it was published.")
    edited_at = serializers.DateTimeField(allow_null=True)
    headline = serializers.CharField()
    body = serializers.CharField(help_text="HTML.")
    key = serializers.BooleanField()
    pinned = serializers.BooleanField()
    author = serializers.CharField()
    images = PostPictureSerializer(many=True)
    reactions = serializers.DictField(child=serializers.IntegerField())
    quote = PostQuoteSerializer(allow_null=True)
    link = PostLinkSerializer(allow_null=True)
    version = serializers.IntegerField(help_text="Of the content: who changes it says which one they have seen.")
    source = serializers.CharField(required=False, help_text="The body's Markdown.")  # type: ignore[assignment]
    status = serializers.ChoiceField(choices=LiveblogPost.Status.choices, required=False)
    publish_at = serializers.DateTimeField(allow_null=True, required=False)
    changed_at = serializers.DateTimeField(required=False)
    changed_by = serializers.CharField(required=False)

    def to_representation(self, instance: LiveblogPost) -> dict[str, Any]:
        shown = instance.shown or public.described(instance)
        if not links.allows(self.context["role"], Room.Role.EDITOR):
            return shown  # the view gives readers nothing but what is shown
        return shown | {"source": instance.body} | for_editors(instance)
