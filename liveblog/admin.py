"""Posts in the admin: it saves and deletes as it always does, and the readers see it at once."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from liveblog.acting import acting
from liveblog.models import LiveblogPost, PostImage, Reaction
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.refusals import Refused


class PostForm(forms.ModelForm[LiveblogPost]):
    """Remembers which version the editor has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = LiveblogPost
        fields = ["room", "headline", "body", "status", "publish_at", "key", "pinned", "author", "quote_text",
                  "quote_source", "link_url", "link_title"]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version
        if "room" in self.fields:
            self.fields["room"].queryset = Room.objects.filter(kind="live")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.instance.version and cleaned.get("seen") != self.instance.version:
            raise ValidationError(
                f"{self.instance.changed_by or 'Somebody'} changed this post meanwhile."
                " Load the page again before you change it."
            )
        return cleaned


class BlogFilter(admin.RelatedFieldListFilter):
    """Of all rooms only the blogs, by their names."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(str(blog.pk), blog.title) for blog in Room.objects.filter(kind="live").order_by("title")]


class PictureInline(admin.TabularInline[PostImage, LiveblogPost]):
    model = PostImage
    extra = 0
    raw_id_fields = ["image"]


@admin.register(LiveblogPost)
class LiveblogPostAdmin(admin.ModelAdmin[LiveblogPost]):
    form = PostForm
    inlines = [PictureInline]
    list_display = ["__str__", "blog", "status", "key", "pinned", "author", "published_at"]
    list_filter = ["status", ("room", BlogFilter), "key", "pinned"]
    list_select_related = ["room"]
    search_fields = ["headline", "body", "quote_text"]
    date_hierarchy = "changed_at"
    ordering = ["-changed_at"]
    actions = ["publish", "hide", "pin", "unpin"]
    readonly_fields: ClassVar[list[str]] = [
        "id",
        "version",
        "published_at",
        "edited_at",
        "retracted_at",
        "changed_at",
        "changed_by",
    ]
    fieldsets = [
        (None, {"fields": ["room", "headline", "body", "status", "publish_at", "key", "pinned", "author", "seen"]}),
        ("Quote and link", {"fields": ["quote_text", "quote_source", "link_url", "link_title"]}),
        ("What it knows of itself", {"fields": (*readonly_fields,), "classes": ["collapse"]}),
    ]

    @admin.display(ordering="room__title")
    def blog(self, post: LiveblogPost) -> str:
        return post.room.title

    def get_readonly_fields(self, request: HttpRequest, obj: LiveblogPost | None = None) -> list[str]:
        return [*self.readonly_fields, *(["room"] if obj else [])]  # a post stays in its blog

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Everything that is saved in here is done by the one who is signed in."""
        try:
            with acting(author_of(request)):
                return super().changeform_view(request, *args, **kwargs)
        except Refused as refusal:  # somebody was faster by a moment
            self.message_user(request, refusal.detail, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def delete_model(self, request: HttpRequest, obj: LiveblogPost) -> None:
        obj.delete(by=author_of(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[LiveblogPost]) -> None:
        with acting(author_of(request)):
            queryset.delete()

    @admin.action(description="Publish the selected posts", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[LiveblogPost]) -> None:
        self._change(request, queryset, "now public", status=LiveblogPost.Status.PUBLIC)

    @admin.action(description="Hide the selected posts", permissions=["change"])
    def hide(self, request: HttpRequest, queryset: QuerySet[LiveblogPost]) -> None:
        self._change(request, queryset, "now hidden", status=LiveblogPost.Status.HIDDEN)

    @admin.action(description="Pin the selected posts", permissions=["change"])
    def pin(self, request: HttpRequest, queryset: QuerySet[LiveblogPost]) -> None:
        self._change(request, queryset, "pinned", pinned=True)

    @admin.action(description="Unpin the selected posts", permissions=["change"])
    def unpin(self, request: HttpRequest, queryset: QuerySet[LiveblogPost]) -> None:
        self._change(request, queryset, "no longer pinned", pinned=False)

    def _change(self, request: HttpRequest, queryset: QuerySet[LiveblogPost], what: str, **changes: Any) -> None:
        with acting(author_of(request)):
            count = queryset.update(**changes)
        self.message_user(request, f"{count} {'post is' if count == 1 else 'posts are'} {what}.")


@admin.register(Reaction)
class ReactionAdmin(admin.ModelAdmin[Reaction]):
    list_display = ["post", "emoji", "person"]
    list_filter = ["emoji"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Reaction | None = None) -> bool:
        return False


def author_of(request: HttpRequest) -> Author:
    return Author(id=f"u{request.user.pk}", name=request.user.get_username())
