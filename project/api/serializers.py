"""A room as REST tells of it."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from project.api.asker import role_in
from project.realtime import links
from project.realtime.models import Room


class LinkSerializer(serializers.Serializer[Any]):
    role = serializers.ChoiceField(choices=Room.Role.choices)
    key = serializers.CharField()
    url = serializers.URLField()


class RoomSerializer(serializers.ModelSerializer[Room]):
    url = serializers.SerializerMethodField(help_text="Its page.")
    socket = serializers.SerializerMethodField(help_text="The path of its WebSocket.")
    role = serializers.SerializerMethodField(help_text="What you may do in it.")
    links = serializers.SerializerMethodField(help_text="Those that you may pass on.")

    class Meta:
        model = Room
        fields = [
            "kind",
            "slug",
            "title",
            "seq",
            "frozen",
            "mode",
            "mode",
            "public_role",
            "created",
            "url",
            "socket",
            "role",
            "links",
        ]

    def get_url(self, room: Room) -> str:
        return str(self.context["request"].build_absolute_uri(room.get_absolute_url()))

    def get_socket(self, room: Room) -> str:
        return f"/ws{room.get_absolute_url()}"

    def get_role(self, room: Room) -> str:
        return role_in(self.context["request"], room)

    @extend_schema_field(LinkSerializer(many=True))
    def get_links(self, room: Room) -> list[dict[str, str]]:
        """As the page's share dialog has it: a public room is shared by its address."""
        request = self.context["request"]
        role = role_in(request, room)
        if room.public_role and role != Room.Role.OWNER:
            return []
        return [
            {"role": link, "key": key, "url": request.build_absolute_uri(reverse("join", args=[key]))}
            for link, key in links.give_away(room, role).items()
        ]
