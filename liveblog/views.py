"""The blog's pages: they read well without JavaScript (stop 1 begins in the script that they load)."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from liveblog import reading, structured
from liveblog.presenting import config_of, jump_list, meta_of, presented
from liveblog.publishing import publish_due
from liveblog.reading import Cursor, Shown
from project.realtime import links
from project.realtime.embedding import embeddable
from project.realtime.models import Room
from project.realtime.pages import enter_room, room_page
from project.realtime.snapshots import chat_of

fresh = cache_control(private=True, no_cache=True)  # what was retracted must not come back out of a cache


@require_safe
@fresh
def blog_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = room_page(request, "live", slug)
    room, state = reading.now(page["room"])
    focus = _focus(room, request.GET.get("post", ""))
    page |= listing(request, room, state, focus)
    page["config"] |= config_of(room, state | {"chat": chat_of(room)}) | {
        "focus": focus["id"] if focus else None,
        "older_page": page.pop("older_page"),
    }
    page["may_write"] = links.allows(page["role"], Room.Role.EDITOR)
    return render(request, "liveblog/blog.html", page)


@require_safe
@fresh
def post_page(request: HttpRequest, slug: str, id: UUID) -> HttpResponse:
    """A post's own address: it leads into the blog, to the post."""
    room, _ = enter_room(request, "live", slug)
    publish_due(room)
    post = reading.post_of(room, id)
    if post is None:
        raise Http404("There is no such post.")
    if post.shown is None:
        return render(request, "liveblog/gone.html", {"room": room, "page": room.get_absolute_url()}, status=410)
    return redirect(f"{room.get_absolute_url()}?post={id}#post-{id}")


@require_safe
@embeddable
@fresh
def embed_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The blog to be put into other people's pages; it can only be read there, and knows nobody."""
    room = Room.objects.filter(kind="live", slug=slug).first()
    if room is None:
        raise Http404("There is no such room.")
    if not room.public_role:
        raise PermissionDenied("This room opens with a link. Ask somebody who has one.")
    room, state = reading.now(room)
    path = room.get_absolute_url()
    names = {"kind": "live", "slug": slug, "title": room.title, "page": path, "socket": f"/ws{path}", "embed": True}
    page = listing(request, room, state) | {"page_url": request.build_absolute_uri(path)}
    return render(request, "liveblog/embed.html", page | {"config": names | config_of(room, state)})


def listing(request: HttpRequest, room: Room, state: dict[str, Any], focus: Shown | None = None) -> dict[str, Any]:
    """What the templates show: the newest posts, or those `?before=` some place."""
    before = _cursor(request.GET.get("before", ""))
    posts: list[Shown] = state["posts"]
    pinned: list[Shown] = []
    is_newest = False
    if focus and focus["id"] not in {post["id"] for post in posts}:
        posts, after = reading.page_of(room, Cursor.of(focus), reading.PAGE - 1)
        posts = [focus, *posts]
    elif before:
        posts, after = reading.page_of(room, before)
    else:
        is_newest = True
        after = Cursor.parse(state["next"]) if state["next"] else None
        pinned = [post for post in posts if post["pinned"]]
        posts = [post for post in posts if not post["pinned"]]
    path = room.get_absolute_url()
    return {
        "room": room,
        "posts": [presented(room, post) for post in posts],
        "pinned": [presented(room, post) for post in pinned],
        "key_events": jump_list(room),
        "total": state["total"],
        "seq": room.seq,
        "older_url": f"?before={after}" if after else "",
        "newest_url": "" if is_newest else path,
        # What the scripts go on with where the state, which has the newest, is not what is shown:
        "older_page": None if is_newest else {"posts": posts, "next": str(after) if after else None},
        "meta": meta_of(request, room, [*posts, *pinned], focus),
        "structured": structured.script_of(request, room, state["posts"]),
        "feed_url": f"{path}feed.atom",
        "embed_url": f"{path}embed/" if room.public_role else "",
    }


def _focus(room: Room, id: str) -> Shown | None:
    try:
        post = reading.post_of(room, UUID(id)) if id else None
    except ValueError:
        return None
    return post.shown if post else None


def _cursor(text: str) -> Cursor | None:
    try:
        return Cursor.parse(text) if text else None
    except ValueError:
        raise Http404("This page of the blog does not exist.") from None
