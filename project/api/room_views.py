"""What all REST views of a room have in common: who may, once for the same key, and through the services."""

from collections.abc import Collection, Iterable
from typing import ClassVar, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from rest_framework.permissions import SAFE_METHODS
from rest_framework.viewsets import GenericViewSet

from project.api.asker import author_of, people_of, role_in
from project.realtime import events, links, permission
from project.realtime.commands import Services
from project.realtime.messages import Command
from project.realtime.models import Room
from project.realtime.refusals import Refused

KEY = 64  # characters of an `Idempotency-Key`

M = TypeVar("M", bound=Model)


class RoomViews(GenericViewSet[M]):
    """Commands go to the same services as those of the sockets, so that open browsers see what is done."""

    services: ClassVar[Services]
    once: ClassVar[Collection[str]] = ("create", "partial_update", "destroy")  # what heeds an `Idempotency-Key`
    room: Room

    def enter(self, kind: str, slug: str) -> None:
        """Find the room; 404 without the room, 403 without a role that may do this."""
        room = Room.objects.filter(kind=kind, slug=slug).first()
        if room is None:
            raise Http404("There is no such room.")
        role = role_in(self.request, room)
        if not role:
            raise PermissionDenied(links.why_closed(room, people_of(self.request)))
        if self.request.method not in SAFE_METHODS and not links.allows(role, Room.Role.EDITOR):
            raise PermissionDenied("You may look at this room, but not change it.")
        self.room = room

    def do(self, commands: Iterable[Command]) -> bool:
        """Do them all or none, in one transaction; False if they were done before under the same key."""
        by, op = author_of(self.request), self.op
        with events.writing(self.room) as log:
            self.room = log.room
            if op and log.find(by, op):
                return False
            role = role_in(self.request, log.room)  # as it is now that the room is locked
            for command in commands:
                permission.check(command, log.room, role, by.id)
                self.services[type(command)](log.room, by=by, op=op, **command.fields())
                op = ""  # the first one's event stands for all: they are committed together
        return True

    @property
    def op(self) -> str:
        """The `Idempotency-Key`, by which a request that is sent again is done once."""
        key: str = self.request.headers.get("Idempotency-Key", "")
        if len(key) > KEY or not key.isprintable():
            raise Refused("invalid", f"An `Idempotency-Key` has at most {KEY} printable characters.")
        return key
