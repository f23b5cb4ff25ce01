"""The blog as an Atom feed (RFC 4287), where what was retracted stands as a tombstone (RFC 6721)."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from liveblog import reading
from liveblog.models import LiveblogPost
from liveblog.presenting import title_of, url_of
from liveblog.public import as_text
from liveblog.reading import Shown
from liveblog.xml_document import XMLDocument
from project.realtime.models import Room
from project.realtime.pages import enter_room

ENTRIES = 50
ATOM, TOMBSTONES = "http://www.w3.org/2005/Atom", "http://purl.org/atompub/tombstones/1.0"


@require_safe
def atom(request: HttpRequest, slug: str) -> HttpResponse:
    room, _ = enter_room(request, "live", slug)
    room, _ = reading.now(room)
    etag = f'"{room.pk}.{room.seq}"'
    last = room.events.order_by("-seq").values_list("at", flat=True).first() or room.created
    answer = get_conditional_response(request, etag=etag, last_modified=int(last.timestamp())) or HttpResponse(
        document(request, room, last), content_type="application/atom+xml; charset=utf-8"
    )
    answer["ETag"] = etag
    answer["Last-Modified"] = last.strftime("%a, %d %b %Y %H:%M:%S GMT")
    # Kept, but asked for each time: what was retracted must not live on in a cache
    patch_cache_control(answer, no_cache=True, **({"public": True} if room.public_role else {"private": True}))
    return answer


def document(request: HttpRequest, room: Room, updated: datetime) -> str:
    posts, _ = reading.page_of(room, count=ENTRIES)
    page = request.build_absolute_uri(room.get_absolute_url())
    xml = XMLDocument()
    xml.begin("feed", **{"xmlns": ATOM, "xmlns:at": TOMBSTONES})
    xml.line("title", room.title)
    xml.line("id", page)
    xml.line("updated", as_text(updated) or "")
    xml.line("link", "", rel="alternate", href=page)
    xml.line("link", "", rel="self", href=request.build_absolute_uri(request.path))
    for post in posts:
        _entry(xml, post, request.build_absolute_uri(url_of(room, post["id"])))
    for gone in retracted(room):
        xml.line("at:deleted-entry", "", ref=f"urn:uuid:{gone.pk}", when=as_text(gone.retracted_at) or "")
    xml.end("feed")
    return str(xml)


def retracted(room: Room) -> list[LiveblogPost]:
    """What readers once saw, and do not see any more; the last first."""
    gone = LiveblogPost.everything.filter(room=room, shown__isnull=True, retracted_at__isnull=False)
    return [*gone.order_by("-retracted_at").only("pk", "retracted_at")[:ENTRIES]]


def _entry(xml: XMLDocument, post: Shown, address: str) -> None:
    xml.begin("entry")
    xml.line("id", f"urn:uuid:{post['id']}")
    xml.line("title", title_of(post))
    xml.line("published", post["at"])
    xml.line("updated", post["edited_at"] or post["at"])
    xml.line("link", "", rel="alternate", href=address)
    xml.begin("author")
    xml.line("name", post["author"])
    xml.end("author")
    xml.line("content", _content(post), type="html")
    xml.end("entry")


def _content(post: Shown) -> str:
    parts = [post["body"]]
    if quote := post["quote"]:
        parts.append(format_html("<blockquote><p>{}</p><cite>{}</cite></blockquote>", quote["text"], quote["source"]))
    if link := post["link"]:
        parts.append(format_html('<p><a href="{}">{}</a></p>', link["url"], link["title"] or link["url"]))
    return "\n".join(parts)
