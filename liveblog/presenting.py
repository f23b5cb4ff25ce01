"""Posts as the templates, feeds and search engines get them, made of what readers may see alone."""

from datetime import datetime
from html import unescape
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from liveblog import post_fields, reading
from liveblog.reading import Shown
from project.realtime.models import Room

LIMITS = {
    "headline": post_fields.HEADLINE,
    "body": post_fields.BODY,
    "quote": post_fields.QUOTE,
    "source": post_fields.SOURCE,
    "link_title": post_fields.SOURCE,
    "images": post_fields.IMAGES,
    "alt": post_fields.ALT,
}


def presented(room: Room, post: Shown) -> Shown:
    """The post for a template: with times, and HTML that is known to be safe (markdown.py)."""
    return {
        **post,
        "body": mark_safe(post["body"]),  # noqa: S308 -- nh3 has been over it
        "at": time_of(post["at"]),
        "edited_at": time_of(post["edited_at"]) if post["edited_at"] else None,
        "reactions": [{"emoji": emoji, "count": count} for emoji, count in post["reactions"].items()],
        "url": url_of(room, post["id"]),
        "anchor": f"post-{post['id']}",
    }


def jump_list(room: Room) -> list[dict[str, Any]]:
    """The key events, newest first."""
    return [
        {"id": post["id"], "anchor": f"post-{post['id']}", "url": url_of(room, post["id"]), "title": title_of(post),
         "at": time_of(post["at"])}
        for post in reading.key_events(room)
    ]  # fmt: skip


def url_of(room: Room, id: str) -> str:
    return f"{room.get_absolute_url()}posts/{id}/"


def time_of(text: str) -> datetime:
    return datetime.fromisoformat(text)


def text_of(post: Shown) -> str:
    """The post without its markup."""
    quote = f"“{post['quote']['text']}”" if post["quote"] else ""
    return " ".join(f"{unescape(strip_tags(post['body']))} {quote}".split())


def title_of(post: Shown) -> str:
    """Its headline, or its first words."""
    link = post["link"]["title"] or post["link"]["url"] if post["link"] else ""
    alts = " ".join(image["alt"] for image in post["images"])
    return post["headline"] or Truncator(text_of(post) or link or alts).words(12) or "An update"


def picture_of(post: Shown) -> str:
    """The address of its first picture that is there already, or ""."""
    return next((image["url"] for image in post["images"] if image["url"]), "")


def urls_of(room: Room) -> dict[str, str]:
    """Where the page's scripts find what."""
    page = room.get_absolute_url()
    names = ("events", "updates", "older", "drafts", "preview", "images", "posts", "embed")
    return {name: f"{page}{name}/" for name in names} | {"feed": f"{page}feed.atom"}


def config_of(room: Room, state: dict[str, Any]) -> dict[str, Any]:
    """What the page and the embedded page tell their scripts."""
    return {
        "seq": room.seq,
        "state": state,
        "total": state["total"],
        "emojis": post_fields.EMOJIS,
        "limits": LIMITS,
        "urls": urls_of(room),
        "version": settings.VERSION,
    }


def meta_of(request: HttpRequest, room: Room, posts: list[Shown], focus: Shown | None = None) -> dict[str, Any]:
    """What a page that links here shows of us: of the blog, or of the post in `focus`."""
    about = focus or next(iter(posts), None)
    picture = next((picture_of(post) for post in ([focus] if focus else posts) if picture_of(post)), "")
    address = url_of(room, focus["id"]) if focus else room.get_absolute_url()
    return {
        "title": f"{title_of(focus)} · {room.title}" if focus else room.title,
        "description": Truncator(text_of(about) or title_of(about)).chars(200) if about else "",
        "url": request.build_absolute_uri(address),
        "image": request.build_absolute_uri(picture) if picture else "",
        "type": "article",
        "published": focus["at"] if focus else posts[-1]["at"] if posts else "",
        "modified": about["edited_at"] or about["at"] if about else "",
    }
