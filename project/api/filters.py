"""In which order the things of a list come: `?ordering=-title`."""

from typing import Any

from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from project.realtime.refusals import Refused


class Ordering(BaseFilterBackend):
    """By one of the view's `ordering_fields`; by the primary key where that is the same."""

    def filter_queryset(self, request: Request, queryset: Any, view: Any) -> Any:
        asked = request.query_params.get("ordering", view.ordering_fields[0])
        if asked not in _choices(view):
            raise Refused("invalid", f"`ordering` is one of {', '.join(_choices(view))}.")
        return queryset.order_by(asked, "pk")

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        schema = {"type": "string", "enum": _choices(view), "default": view.ordering_fields[0]}
        return [{"name": "ordering", "in": "query", "schema": schema, "description": "Backwards with a minus."}]


def _choices(view: Any) -> list[str]:
    names = [name.lstrip("-") for name in view.ordering_fields]
    return [*names, *(f"-{name}" for name in names)]
