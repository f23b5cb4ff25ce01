"""Logs: lines to read, or with `LOG_FORMAT=json` JSON objects; about which request or socket, never about whom."""

import json
import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase

_SECRETS = re.compile(r"(/join/|[?&]key=)[\w-]+")  # a link is as good as a password

_about: ContextVar[dict[str, str]] = ContextVar("about", default={})  # noqa: B039 -- replaced, never changed


def about(**ids: str) -> None:
    """From here on, what this task (and what it starts) logs is about this room, socket or request."""
    _about.set(_about.get() | ids)


def new_id() -> str:
    return secrets.token_hex(4)


class Discreet(logging.Filter):
    """Writes no link that somebody could follow, and adds what the line is about.

    A traceback is for a mistake of ours; for what somebody sent (a bad Host, 10,000 files) a line is enough.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        record.msg, record.args = _SECRETS.sub(r"\1…", record.getMessage()), None
        record.about = _about.get()
        return True


class Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "about", {}),
        }
        if record.exc_info:
            line["exception"] = _SECRETS.sub(r"\1…", self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def request_ids(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: each request has an id, which its log lines and its answer name."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        id = new_id()
        about(request=id)  # for good: each request is a task of its own, and Django logs behind all middleware
        response = get_response(request)
        response["X-Request-Id"] = id
        return response

    return middleware
