"""Long lists come in pages: `?limit=100&offset=200`."""

from typing import Any

from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request

from project.realtime.refusals import Refused

FURTHEST = 1_000_000


class Pages(LimitOffsetPagination):
    """A page that cannot be is refused, not replaced by another one."""

    default_limit = 100
    max_limit = 1000

    def get_limit(self, request: Request) -> int:
        return _number(request, "limit", self.default_limit, 1, self.max_limit)

    def get_offset(self, request: Request) -> int:
        return _number(request, "offset", 0, 0, FURTHEST)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        page = super().get_paginated_response_schema(schema)
        for neighbour in ("next", "previous"):
            page["properties"][neighbour].pop("example")  # of another site
        return page

    def get_schema_operation_parameters(self, view: object) -> list[dict[str, object]]:
        limit = {"type": "integer", "minimum": 1, "maximum": self.max_limit, "default": self.default_limit}
        offset = {"type": "integer", "minimum": 0, "maximum": FURTHEST, "default": 0}
        return [
            {"name": "limit", "in": "query", "schema": limit, "description": "How many at most."},
            {"name": "offset", "in": "query", "schema": offset, "description": "How many to pass over."},
        ]


def _number(request: Request, name: str, default: int, least: int, most: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not least <= number <= most:
        raise Refused("invalid", f"`{name}` has to be a number from {least} to {most}.")
    return number
