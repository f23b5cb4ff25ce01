"""Taking pictures in, telling how far they are, and handing out the files that were made of them."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from project.images import files, services
from project.images.uploads import WrongType
from project.realtime import identity, permission, rates
from project.realtime.answers import answers_in_json, refused
from project.realtime.identity import Author
from project.realtime.models import Room
from project.realtime.pages import enter_room
from project.realtime.refusals import Refused


@require_POST
@never_cache
@answers_in_json
def upload(request: HttpRequest, kind: str, slug: str) -> JsonResponse:
    """A multipart form with `file`, and perhaps an `id` (UUID) by which it can be sent again."""
    room, role = enter_room(request, kind, slug)
    permission.check_role(role, Room.Role.EDITOR)
    permission.check_open(room, role)
    file = request.FILES.get("file")
    if file is None:
        raise Refused("invalid", "There is no `file` in this form.")
    person = identity.welcome(request.session, request.user)
    hold_back(person.id, str(request.META.get("REMOTE_ADDR")))
    try:
        image, new = services.image_add(
            room, by=Author(person.id, person.name), file=file, id=_uuid(request.POST.get("id"))
        )
    except WrongType as refusal:
        return refused(refusal, 415)
    return JsonResponse(image.as_dict(), status=201 if new else 200)


def hold_back(person: str, address: str) -> None:
    """Each upload costs the worker a second."""
    if rates.too_many("images", settings.IMAGES_PER_MINUTE, person, address):
        raise Refused("rate_limited", "Too many pictures at once. Wait a minute, please.", retry_after=rates.wait())


@require_safe
@never_cache
@answers_in_json
def detail(request: HttpRequest, kind: str, slug: str, id: UUID) -> JsonResponse:
    room, _ = enter_room(request, kind, slug)
    image = room.images.filter(id=id).first()
    if image is None:
        raise Http404("There is no such picture.")
    return JsonResponse(image.as_dict())


@require_safe
def media(request: HttpRequest, place: str, width: str) -> HttpResponse:
    """A file, by its unguessable address; it never changes. (A web server in front may do this instead.)"""
    try:
        content = (files.public_path(place) / f"{width}.webp").read_bytes()
    except OSError:
        raise Http404("There is no such picture.") from None
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return HttpResponse(content, content_type="image/webp", headers=headers)


def _uuid(text: str | None) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise Refused("invalid", "The `id` has to be a UUID.") from None
