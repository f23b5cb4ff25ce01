"""What goes wrong over REST, in the words of the sockets: `{code, detail, retry_after?}`."""

import math
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, InterfaceError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from project.realtime.answers import refusal_as_dict
from project.realtime.commands import as_refusal
from project.realtime.models import Room
from project.realtime.refusals import HTTP_STATUS, Code, Refused

CODES: dict[int, Code] = {401: "forbidden", 403: "forbidden", 404: "not_found", 413: "too_large", 429: "rate_limited"}


def as_answer(failure: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler; None for our own mistakes, which are answered by 500 and logged."""
    if isinstance(failure, Refused):
        return _answer(failure, HTTP_STATUS[failure.code])
    if isinstance(failure, Room.DoesNotExist | DatabaseError | InterfaceError):
        refusal = as_refusal(failure)
        return _answer(refusal, HTTP_STATUS[refusal.code])
    if isinstance(failure, Http404):
        return _answer(Refused("not_found", str(failure) or "There is nothing here."), 404)
    if isinstance(failure, PermissionDenied):
        return _answer(Refused("forbidden", str(failure) or "This is not for you."), 403)
    if isinstance(failure, exceptions.APIException):
        return _from_framework(failure)
    return None


def _from_framework(failure: exceptions.APIException) -> Response:
    wait = getattr(failure, "wait", None)
    refusal = Refused(CODES.get(failure.status_code, "invalid"), str(failure.detail), retry_after=wait)
    answer = _answer(refusal, failure.status_code)
    if challenge := getattr(failure, "auth_header", None):
        answer["WWW-Authenticate"] = challenge
    return answer


def _answer(refusal: Refused, status: int) -> Response:
    answer = Response(refusal_as_dict(refusal), status=status)
    if refusal.retry_after is not None:
        answer["Retry-After"] = str(max(1, math.ceil(refusal.retry_after)))
    return answer
