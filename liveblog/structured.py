"""The blog as search engines read it: schema.org's LiveBlogPosting, each update with its own headline and dates."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from liveblog.presenting import picture_of, text_of, title_of, url_of
from liveblog.public import as_text
from liveblog.reading import Shown
from project.realtime.models import Room

ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}  # or a post could end the script element


def script_of(request: HttpRequest, room: Room, posts: list[Shown]) -> SafeString:
    """The content of a `<script type="application/ld+json">`."""
    text = json.dumps(posting_of(request, room, posts), ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 -- just escaped


def posting_of(request: HttpRequest, room: Room, posts: list[Shown]) -> dict[str, Any]:
    address = request.build_absolute_uri(room.get_absolute_url())
    started = posts[-1]["at"] if posts else as_text(room.created)
    return {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "@id": address,
        "url": address,
        "headline": room.title,
        "datePublished": started,
        "coverageStartTime": started,
        "dateModified": max((post["edited_at"] or post["at"] for post in posts), default=started),
        "publisher": {"@type": "Organization", "name": "Roomful"},
        "liveBlogUpdate": [_update(request, room, post) for post in posts],
    }


def _update(request: HttpRequest, room: Room, post: Shown) -> dict[str, Any]:
    address = request.build_absolute_uri(url_of(room, post["id"]))
    picture = picture_of(post)
    return {
        "@type": "BlogPosting",
        "@id": address,
        "url": address,
        "headline": title_of(post),
        "datePublished": post["at"],
        "dateModified": post["edited_at"] or post["at"],
        "author": {"@type": "Person", "name": post["author"]},
        "articleBody": text_of(post),
        **({"image": request.build_absolute_uri(picture)} if picture else {}),
    }
