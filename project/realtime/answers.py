"""HTTP answers to scripts: JSON, also where something is refused (`{code, detail, retry_after?}`)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from project.realtime.commands import as_refusal
from project.realtime.models import Room
from project.realtime.refusals import HTTP_STATUS, Refused

View = Callable[..., HttpResponse]


def answers_in_json(view: View) -> View:
    """What a view of this kind raises reaches the script that asked, not as a page for people."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            return refused(refusal)
        except PermissionDenied as denial:
            return refused(Refused("forbidden", str(denial)))
        except Http404 as missing:
            return refused(Refused("not_found", str(missing)))
        except (Room.DoesNotExist, DatabaseError, InterfaceError) as failure:
            return refused(as_refusal(failure))

    return answer


def refused(refusal: Refused, status: int | None = None) -> JsonResponse:
    """The same words as in an `error` frame."""
    return JsonResponse(refusal_as_dict(refusal), status=status or HTTP_STATUS[refusal.code])


def refusal_as_dict(refusal: Refused) -> dict[str, Any]:
    wait = {} if refusal.retry_after is None else {"retry_after": round(refusal.retry_after, 3)}
    return {"code": refusal.code, "detail": refusal.detail, **wait}
