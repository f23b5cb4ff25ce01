"""The OpenAPI description: what drf-spectacular finds out by itself, and what our bodies, errors and links add."""

from collections.abc import Mapping
from typing import Any, get_args

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from rest_framework.permissions import SAFE_METHODS

from project.api.room_views import KEY, RoomViews
from project.realtime.refusals import Code

ERROR = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "enum": [*get_args(Code)]},
        "detail": {"type": "string", "description": "A sentence for the person who asked."},
        "retry_after": {"type": "number", "description": "Seconds."},
    },
    "required": ["code", "detail"],
    "additionalProperties": False,
}
READING = {
    400: "Something in the address cannot be.",
    401: "The link does not work (any more).",
    403: "Not with this role.",
    404: "There is no such room, or nothing like that in it.",
    406: "Only JSON is spoken here.",
    429: "Too often; `retry_after` says when to try again.",
    503: "Could not be done just now; `retry_after` says when to try again.",
}
WRITING = READING | {
    400: "Something that was sent cannot be.",
    413: "Too large, or the room is full.",
    415: "Only JSON is understood here.",
    409: "Somebody else has hold of it, or has changed it.",
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "maxLength": KEY, "pattern": "^[ -~]*$"},
    "description": "Made by the sender; a request that is sent again with the same one is done once.",
}


class Schema(AutoSchema):
    """One operation."""

    def get_request_serializer(self) -> Any:
        """The body: made of the commands that it is checked by."""
        body = {"POST": "new_body", "PATCH": "changes_body"}[self.method]  # nothing else has one
        schema, components = getattr(self.view, body)()
        for name, component in components.items():
            self._component(name, component)
        return {"application/json": schema}

    def _get_request_body(self, direction: Any = "request") -> Any:
        body = super()._get_request_body(direction)  # type: ignore[no-untyped-call]  # and no other way in
        return body and {**body, "required": True}

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        return super()._get_response_bodies(direction) | {
            str(status): {"description": words, "content": {"application/json": {"schema": self._error()}}}
            for status, words in sorted((READING if self.method in SAFE_METHODS else WRITING).items())
        }

    def _get_parameters(self) -> Any:
        parameters = super()._get_parameters()
        once = isinstance(self.view, RoomViews) and self.view.action in self.view.once
        return [*parameters, IDEMPOTENCY_KEY] if once else parameters

    def _error(self) -> dict[str, str]:
        return self._component("Error", ERROR)

    def _component(self, name: str, schema: Mapping[str, Any]) -> dict[str, str]:
        component = ResolvedComponent(name, ResolvedComponent.SCHEMA, schema=schema, object=name)
        self.registry.register_on_missing(component)
        return dict(component.ref)


class LinkScheme(OpenApiAuthenticationExtension):
    target_class = "project.api.authentication.LinkAuthentication"
    name = "link"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Link <key>`: the last part of one of a room's three links, `/join/<key>/`.",
        }


class SessionScheme(OpenApiAuthenticationExtension):
    target_class = "project.api.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": "sessionid",
            "description": "A browser that followed links; changes need the `X-CSRFToken` header too.",
        }
