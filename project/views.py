"""The pages around the rooms: home, a new room, following a link, sharing one."""

from dataclasses import asdict

import segno
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from project.realtime import identity, links, rates
from project.realtime.embedding import embed_code
from project.realtime.kinds import kind_of, room_kinds
from project.realtime.models import Room
from project.realtime.pages import enter_room


@require_safe
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    kinds = [
        {"kind": app.room_kind, "noun": app.room_noun, "intro": app.room_intro, "lobby_url": f"/{app.room_kind}/lobby/"}
        for app in room_kinds()
    ]
    previews = {
        "map": {"socket": "/ws/map/lobby/", "atlas": static("mapmarkers/atlas-110m.json")},
        "sketch": {"socket": "/ws/sketch/lobby/", "page": "/sketch/lobby/"},
        "live": {"socket": "/ws/live/lobby/"},
    }
    person = identity.welcome(request.session, request.user)
    return render(request, "home.html", {"kinds": kinds, "previews": previews, "person": asdict(person)})


@require_POST
def new_room(request: HttpRequest) -> HttpResponse:
    """Make a room; whoever makes it owns it."""
    kind = next((app for app in room_kinds() if app.room_kind == request.POST.get("kind")), None)
    if kind is None:
        raise Http404("There is no such kind of room.")
    title = request.POST.get("title", "").replace("\0", "").strip()[:120]
    person = identity.welcome(request.session, request.user)
    if rates.too_many("rooms", settings.ROOMS_PER_MINUTE, person.id, str(request.META.get("REMOTE_ADDR"))):
        return too_often(request, "These are a lot of new rooms. Wait a minute, please, and try again.")
    room = Room.objects.create(kind=kind.room_kind, title=title or f"New {kind.room_noun}")
    links.grant(request.session, room, room.owner_key)
    return redirect(room.get_absolute_url())


@require_safe
@never_cache
def join(request: HttpRequest, key: str) -> HttpResponse:
    """Follow a link: its role goes into the session, and the key out of the address."""
    room = links.follow(request.session, key)
    if room is None:
        raise Http404("This link does not work any more. Ask for a new one.")
    identity.welcome(request.session, request.user)
    return HttpResponseRedirect(room.get_absolute_url(), headers={"Referrer-Policy": "no-referrer"})


@require_http_methods(["GET", "POST"])
@never_cache
def share(request: HttpRequest, kind: str, slug: str) -> JsonResponse:
    """The links that the asker may pass on, with QR codes; POST renews them all (owners only)."""
    room, role = enter_room(request, kind, slug)
    if request.method == "POST":
        if role != Room.Role.OWNER:
            raise PermissionDenied("Only the owner can renew the links.")
        with transaction.atomic():  # or the owner's own open page would be shut out between the two
            links.renew(room)
            links.grant(request.session, room, room.owner_key)
            request.session.save()
    public = bool(room.public_role) and role != Room.Role.OWNER
    if public:
        addresses = {room.public_role: room.get_absolute_url()}
    else:
        addresses = {link: reverse("join", args=[key]) for link, key in links.give_away(room, role).items()}
    urls = {link: request.build_absolute_uri(path) for link, path in addresses.items()}
    return JsonResponse(
        {
            "links": [{"role": link, "url": url, "qr": qr_svg(url)} for link, url in urls.items()],
            "public": public,
            "can_renew": role == Room.Role.OWNER,
            "embed": embed_code(request, room) if kind_of(room).embed_height else "",
        }
    )


def qr_svg(url: str) -> str:
    """A QR code as an SVG image (error correction M, 4 modules of margin, dark on white)."""
    code = segno.make(url, error="m", micro=False)
    svg: str = code.svg_inline(scale=8, border=4, dark="#1d1a16", light="#ffffff", omitsize=True)
    return svg


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the reason that was given, in a page of ours."""
    context = {"title": "This room is closed to you", "detail": str(exception), "code": 403}
    return render(request, "403.html", context, status=403)


def too_often(request: HttpRequest, detail: str) -> HttpResponse:
    """429, and when to come back."""
    context = {"title": "One moment, please", "detail": detail, "code": 429}
    answer = render(request, "message.html", context, status=429)
    answer["Retry-After"] = str(round(rates.wait()) + 1)
    return answer


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    detail = str(exception) if isinstance(exception, Http404) and "tried" not in str(exception) else ""
    context = {"title": "Nothing here", "detail": detail, "code": 404}
    return render(request, "404.html", context, status=404)
